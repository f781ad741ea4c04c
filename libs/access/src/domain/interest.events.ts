import { eventSchema, type DomainEvent, type LocalDate, type Personal } from '#kernel';

/**
 * An official has an interest in a case, or in every case about a person; the other of the two is null. `unitCode` is the
 * unit of the official's account.
 */
export type InterestEvent =
  | DomainEvent<
      'InterestDeclared.v1',
      {
        interestId: string;
        personId: string;
        unitCode: string;
        caseId: string | null;
        aboutPersonId: Personal<string>;
        reason: Personal<string>;
        declaredOn: LocalDate;
      }
    >
  | DomainEvent<
      'InterestEnded.v1',
      { interestId: string; personId: string; reason: Personal<string>; endedOn: LocalDate }
    >;

export const interestEvents = eventSchema<InterestEvent>({
  current: ['InterestDeclared.v1', 'InterestEnded.v1'],
  personal: {
    'InterestDeclared.v1': { subject: 'personId', scope: 'interestId', fields: ['aboutPersonId', 'reason'] },
    'InterestEnded.v1': { subject: 'personId', scope: 'interestId', fields: ['reason'] },
  },
});
