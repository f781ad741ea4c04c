import { eventSchema, type DomainEvent, type LocalDate, type Personal } from '#kernel';

export type SecretaryRecordEvent =
  | DomainEvent<'TrainingHoursRecorded.v1', { personId: string; year: number; hours: number; recordedOn: LocalDate }>
  | DomainEvent<
      'PayClassRecorded.v1',
      { personId: string; payClass: Personal<string>; validFrom: LocalDate; recordedOn: LocalDate }
    >;

export const secretaryRecordEvents = eventSchema<SecretaryRecordEvent>({
  current: ['TrainingHoursRecorded.v1', 'PayClassRecorded.v1'],
  personal: { 'PayClassRecorded.v1': { subject: 'personId', fields: ['payClass'] } },
});
