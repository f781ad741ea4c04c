import type { LocalDate, Projection } from '#kernel';
import type { PostCode } from '../domain/posts.js';
import type { StructureRule } from '../domain/structure.warnings.js';
import { villageBodyFacts, type VillageBodyFact } from '../domain/village-body.events.js';

export type StructureWarningRow = {
  org_code: string;
  rule: StructureRule;
  posts: readonly PostCode[];
  persons: readonly string[];
  recorded_on: LocalDate;
  lifted_on: LocalDate | null;
};

declare module '#read-store' {
  interface ReadTables {
    structure_warnings: StructureWarningRow & { key: string };
  }
}

/** What the soft rules have found in the bodies of villages, and since when it is so no longer. */
export const structureWarnings: Projection<VillageBodyFact, StructureWarningRow> = {
  name: 'structure-warnings-1',
  events: villageBodyFacts,
  columns: {
    org_code: { type: 'text', index: 'btree' },
    rule: { type: 'text' },
    posts: { type: 'text[]' },
    persons: { type: 'text[]' },
    recorded_on: { type: 'date' },
    lifted_on: { type: 'date' },
  },
  keyOf: ({ data }) => ('warningId' in data ? data.warningId : undefined),
  apply: (row, event) => {
    switch (event.type) {
      case 'StructureWarningRecorded.v1': {
        const { orgCode, rule, posts, persons, recordedOn } = event.data;
        return { org_code: orgCode, rule, posts, persons, recorded_on: recordedOn, lifted_on: null };
      }
      case 'PastStructureWarningRecorded.v1': {
        const { orgCode, rule, posts, persons, recordedOn, until } = event.data;
        return { org_code: orgCode, rule, posts, persons, recorded_on: recordedOn, lifted_on: until };
      }
      case 'StructureWarningLifted.v1':
        return row && { ...row, lifted_on: event.data.liftedOn };
      default:
        return row;
    }
  },
};
