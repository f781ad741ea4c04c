import type { LocalDate, Personal, Projection } from '#kernel';
import { substitutionEvents, type LentRole, type SubstitutionEvent } from '../domain/substitution.events.js';

export type SubstitutionRow = {
  substitution_id: string;
  principal_id: string;
  principal_account: string;
  substitute_id: string;
  substitute_account: string;
  lent: LentRole;
  from_on: LocalDate;
  until_on: LocalDate;
  onward: boolean;
  reason: Personal<string>;
  status: 'asked' | 'agreed' | 'declined' | 'revoked';
};

declare module '#read-store' {
  interface ReadTables {
    substitutions: SubstitutionRow & { key: string };
  }
}

export const substitutions: Projection<SubstitutionEvent, SubstitutionRow> = {
  name: 'substitutions-1',
  events: substitutionEvents,
  columns: {
    substitution_id: { type: 'text' },
    principal_id: { type: 'text', index: 'btree' },
    principal_account: { type: 'text' },
    substitute_id: { type: 'text', index: 'btree' },
    substitute_account: { type: 'text', index: 'btree' },
    lent: { type: 'jsonb' },
    from_on: { type: 'date' },
    until_on: { type: 'date' },
    onward: { type: 'boolean' },
    reason: { type: 'text' },
    status: { type: 'text' },
  },
  keyOf: ({ data }) => data.substitutionId,
  apply: (row, event) => {
    switch (event.type) {
      case 'SubstituteAppointed.v1': {
        const { substitutionId, principalId, principalAccountId, substituteId, substituteAccountId } = event.data;
        const { lent, from, until, onward, reason } = event.data;
        return {
          substitution_id: substitutionId,
          principal_id: principalId,
          principal_account: principalAccountId,
          substitute_id: substituteId,
          substitute_account: substituteAccountId,
          lent,
          from_on: from,
          until_on: until,
          onward,
          reason,
          status: 'asked',
        };
      }
      case 'SubstituteAgreed.v1':
        return row && { ...row, status: 'agreed' };
      case 'SubstituteDeclined.v1':
        return row && { ...row, status: 'declined' };
      case 'SubstitutionRevoked.v1':
        return row && { ...row, status: 'revoked' };
      default:
        return event satisfies never;
    }
  },
};
