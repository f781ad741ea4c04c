import type { LocalDate, Personal, Projection } from '#kernel';
import { personnelFileEvents, type PersonnelFileEvent } from '../domain/personnel-file.events.js';
import type { Sanction } from '../domain/sanctions.js';

export type DisciplineEntryRow = {
  person_id: string;
  sanction: Personal<Sanction>;
  in_force_from: LocalDate;
  effect_until: LocalDate;
  revoked_on: LocalDate | null;
};

declare module '#read-store' {
  interface ReadTables {
    discipline_entries: DisciplineEntryRow & { key: string };
  }
}

/** Sanctions with the time for which they have effect; the code is null once the person is erased. */
export const disciplineEntries: Projection<PersonnelFileEvent, DisciplineEntryRow> = {
  name: 'discipline-entries-1',
  events: personnelFileEvents,
  columns: {
    person_id: { type: 'text', index: 'btree' },
    sanction: { type: 'text' },
    in_force_from: { type: 'date' },
    effect_until: { type: 'date' },
    revoked_on: { type: 'date' },
  },
  keyOf: (event) => ('entryId' in event.data ? event.data.entryId : undefined),
  apply: (row, event) => {
    if (event.type === 'DisciplineEntryRecorded.v1') {
      const { personId, sanction, inForceFrom, effectUntil } = event.data;
      return {
        person_id: personId,
        sanction,
        in_force_from: inForceFrom,
        effect_until: effectUntil,
        revoked_on: null,
      };
    }
    return event.type === 'DisciplineEntryRevoked.v1' && row ? { ...row, revoked_on: event.data.revokedOn } : row;
  },
};
