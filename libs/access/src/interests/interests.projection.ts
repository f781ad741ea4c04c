import type { LocalDate, Personal, Projection } from '#kernel';
import { interestEvents, type InterestEvent } from '../domain/interest.events.js';

export type InterestRow = {
  interest_id: string;
  person_id: string;
  unit_code: string;
  case_id: string | null;
  about_person: Personal<string>;
  reason: Personal<string>;
  declared_on: LocalDate;
  ended_on: LocalDate | null;
};

declare module '#read-store' {
  interface ReadTables {
    interests: InterestRow & { key: string };
  }
}

export const interests: Projection<InterestEvent, InterestRow> = {
  name: 'interests-1',
  events: interestEvents,
  columns: {
    interest_id: { type: 'text' },
    person_id: { type: 'text', index: 'btree' },
    unit_code: { type: 'text', index: 'btree' },
    case_id: { type: 'text' },
    about_person: { type: 'text' },
    reason: { type: 'text' },
    declared_on: { type: 'date' },
    ended_on: { type: 'date' },
  },
  keyOf: ({ data }) => data.interestId,
  apply: (row, event) => {
    switch (event.type) {
      case 'InterestDeclared.v1': {
        const { interestId, personId, unitCode, caseId, aboutPersonId, reason, declaredOn } = event.data;
        return {
          interest_id: interestId,
          person_id: personId,
          unit_code: unitCode,
          case_id: caseId,
          about_person: aboutPersonId,
          reason,
          declared_on: declaredOn,
          ended_on: null,
        };
      }
      case 'InterestEnded.v1':
        return row && { ...row, ended_on: event.data.endedOn };
      default:
        return event satisfies never;
    }
  },
};
