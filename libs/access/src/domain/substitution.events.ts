import { eventSchema, type DomainEvent, type LocalDate, type Personal } from '#kernel';
import type { Role } from './roles.js';

/** One of the principal's roles at its unit, or null for all of them. */
export type LentRole = Readonly<{ role: Role; orgCode: string }> | null;

/**
 * A person stands in for another from a day to a day (both included), once they have agreed to it. `onward` lets whoever
 * stands in for the substitute act for the principal, too.
 */
export type SubstitutionEvent =
  | DomainEvent<
      'SubstituteAppointed.v1',
      {
        substitutionId: string;
        principalId: string;
        principalAccountId: string;
        substituteId: string;
        substituteAccountId: string;
        unitCode: string;
        lent: LentRole;
        from: LocalDate;
        until: LocalDate;
        onward: boolean;
        reason: Personal<string>;
      }
    >
  | DomainEvent<'SubstituteAgreed.v1', { substitutionId: string; agreedOn: LocalDate }>
  | DomainEvent<'SubstituteDeclined.v1', { substitutionId: string; declinedOn: LocalDate }>
  | DomainEvent<'SubstitutionRevoked.v1', { substitutionId: string; revokedOn: LocalDate }>;

export const substitutionEvents = eventSchema<SubstitutionEvent>({
  current: ['SubstituteAppointed.v1', 'SubstituteAgreed.v1', 'SubstituteDeclined.v1', 'SubstitutionRevoked.v1'],
  personal: {
    'SubstituteAppointed.v1': { subject: 'principalId', scope: 'substitutionId', fields: ['reason'] },
  },
});
