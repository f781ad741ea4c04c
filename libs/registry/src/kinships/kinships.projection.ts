import type { Personal, Projection } from '#kernel';
import { kinshipEvents, type KinshipEvent } from '../domain/kinship.events.js';
import type { KinshipStatus } from '../domain/kinship.js';
import type { Relation } from '../domain/relation.js';

/** `relation` says what `relative_id` is to `person_id`; both are null once the person has been erased. */
export type KinshipRow = {
  person_id: string;
  relative_id: Personal<string>;
  relation: Personal<Relation>;
  status: KinshipStatus;
};

declare module '#read-store' {
  interface ReadTables {
    kinships: KinshipRow & { key: string };
  }
}

export const kinships: Projection<KinshipEvent, KinshipRow> = {
  name: 'kinships-1',
  events: kinshipEvents,
  columns: {
    person_id: { type: 'text', index: 'btree' },
    relative_id: { type: 'text', index: 'btree' },
    relation: { type: 'text' },
    status: { type: 'text' },
  },
  keyOf: ({ data }) => data.kinshipId,
  apply: (row, event) => {
    switch (event.type) {
      case 'KinshipRecorded.v1':
      case 'KinshipDeclared.v1': {
        const { personId, relativeId, relation } = event.data;
        const status = event.type === 'KinshipRecorded.v1' ? 'recorded' : 'declared';
        return { person_id: personId, relative_id: relativeId, relation, status };
      }
      case 'KinshipConfirmed.v1':
        return row && { ...row, status: 'recorded' };
      case 'KinshipRefuted.v1':
        return row && { ...row, status: 'refuted' };
      case 'KinshipEnded.v1':
        return row && { ...row, status: 'ended' };
      default:
        return event satisfies never;
    }
  },
};
