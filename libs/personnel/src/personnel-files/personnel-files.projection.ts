import type { LocalDate, Projection } from '#kernel';
import { personnelFileEvents, type PersonnelFileEvent } from '../domain/personnel-file.events.js';

export type PersonnelFileRow = { org_code: string; org_path: readonly string[]; opened_on: LocalDate };

declare module '#read-store' {
  interface ReadTables {
    personnel_files: PersonnelFileRow & { key: string };
  }
}

/** Whose file is kept where: one row for each person who has one. */
export const personnelFiles: Projection<PersonnelFileEvent, PersonnelFileRow> = {
  name: 'personnel-files-1',
  events: personnelFileEvents,
  columns: {
    org_code: { type: 'text' },
    org_path: { type: 'text[]', index: 'gin' },
    opened_on: { type: 'date' },
  },
  keyOf: ({ data }) => data.personId,
  apply: (row, event) => {
    if (event.type === 'PersonnelFileOpened.v1') {
      const { orgCode, orgPath, openedOn } = event.data;
      return { org_code: orgCode, org_path: orgPath, opened_on: openedOn };
    }
    if (event.type !== 'PersonnelFileTransferred.v1' || !row) return row;
    return { ...row, org_code: event.data.orgCode, org_path: event.data.orgPath };
  },
};
