import { eventSchema, type DomainEvent, type LocalDate, type Personal } from '#kernel';

type About<More> = Readonly<{ personId: string; orgPath: readonly string[]; recordedBy: string; on: LocalDate }> &
  Readonly<More>;

/** A filed supervision investigation of a person, as the supervision organ tells of it. Basis: R6. */
export type InvestigationEvent =
  | DomainEvent<'InvestigationFiled.v1', About<{ filedOn: LocalDate; documentNo: Personal<string> }>>
  | DomainEvent<'ResignationConsented.v1', About<{ consentedOn: LocalDate; documentNo: Personal<string> }>>
  | DomainEvent<'InvestigationEnded.v1', About<{ endedOn: LocalDate; documentNo: Personal<string> }>>;

const paper = { subject: 'personId', fields: ['documentNo'] };

export const investigationEvents = eventSchema<InvestigationEvent>({
  current: ['InvestigationFiled.v1', 'ResignationConsented.v1', 'InvestigationEnded.v1'],
  personal: {
    'InvestigationFiled.v1': paper,
    'ResignationConsented.v1': paper,
    'InvestigationEnded.v1': paper,
  },
});
