import { eventSchema, type DomainEvent, type LocalDate } from '#kernel';

/** The unit of a case has come to lie elsewhere: from now on it belongs to the offices along the new path. */
export type CaseRelocated = DomainEvent<
  'CaseRelocated.v1',
  { caseId: string; oldPath: readonly string[]; orgPath: readonly string[]; relocatedOn: LocalDate }
>;

export const relocationEvents = eventSchema<CaseRelocated>({ current: ['CaseRelocated.v1'] });
