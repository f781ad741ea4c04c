import { eventSchema, type DomainEvent, type LocalDate, type Personal } from '#kernel';
import type { HostedEvent } from '#workflow';
import type { EndGround } from './candidacy.events.js';
import type { FilingMode } from './filing-rules.js';

type Of = Readonly<{ caseId: string; subjectId: string }>;
type By = Readonly<{ personId: string; on: LocalDate }>;
type About<More> = Of & By & Readonly<More>;

/** The way into the post: appointed by the superior Party committee, or elected by the Party members. */
export type Entry = 'appointment' | 'election';

/** What other cases have settled, or what the process has done, in the order in which it mostly happens. */
export const appointmentSteps = [
  'review',
  'filing',
  'term',
  'filing-submission',
  'registration',
  'file',
  'training',
  'term-end',
  'record-end',
] as const;

export type AppointmentStep = (typeof appointmentSteps)[number];

/**
 * What an appointment knows beside its route. `until` is the last day of the public notice. `reference` of a step is the
 * id or number of what settled it. A refusal is the code with which the register of terms answered. `candidacyId` is the
 * candidacy of an open selection that the appointment grew out of; null where there is none, or none on record.
 */
export type AppointmentFact =
  | DomainEvent<
      'AppointmentOpened.v2',
      About<{ villageCode: string; mode: FilingMode; entry: Entry; onTrial: boolean; candidacyId: string | null }>
    >
  | DomainEvent<
      'AppointmentStepTaken.v1',
      Of & { step: AppointmentStep; reference: string; doneOn: LocalDate; on: LocalDate }
    >
  | DomainEvent<'NoticePosted.v1', About<{ postedOn: LocalDate; until: LocalDate; place: string }>>
  | DomainEvent<'NoticePeriodEnded.v1', Of & { on: LocalDate }>
  | DomainEvent<'NoticeClosed.v1', About<{ objections: number; upheld: boolean; note: Personal<string> }>>
  | DomainEvent<'SecretaryAppointed.v1', About<{ startedOn: LocalDate; documentNo: string; documentOn: LocalDate }>>
  | DomainEvent<'LaterReviewTaken.v1', About<{ reviewId: string; validUntil: LocalDate }>>
  | DomainEvent<'NewDecisionMade.v1', About<{ startedOn: LocalDate; documentNo: string; documentOn: LocalDate }>>
  | DomainEvent<
      'AppointmentRevoked.v1',
      About<{ documentNo: string; documentOn: LocalDate; reasons: Personal<string> }>
    >
  | DomainEvent<'CandidacyEndNoted.v1', Of & { candidacyId: string; ground: EndGround; on: LocalDate }>
  | DomainEvent<'AppointmentDropped.v1', About<{ reasons: Personal<string> }>>
  | DomainEvent<'TermStartRefused.v1', Of & { code: string; on: LocalDate }>
  | DomainEvent<'TermStartRequested.v1', About<object>>
  | DomainEvent<'TrialHearingRecorded.v1', About<{ heardOn: LocalDate; statement: Personal<string> }>>
  | DomainEvent<
      'TrialEnded.v1',
      About<{
        outcome: 'confirmed' | 'ended';
        endedOn: LocalDate;
        documentNo: string;
        documentOn: LocalDate;
        reasons: Personal<string>;
      }>
    >;

export type AppointmentEvent = HostedEvent<AppointmentFact>;

const words = (...fields: readonly string[]) => ({ subject: 'subjectId', scope: 'caseId', fields });

export const appointmentFacts = eventSchema<AppointmentFact>({
  current: [
    'AppointmentOpened.v2',
    'AppointmentStepTaken.v1',
    'NoticePosted.v1',
    'NoticePeriodEnded.v1',
    'NoticeClosed.v1',
    'SecretaryAppointed.v1',
    'LaterReviewTaken.v1',
    'NewDecisionMade.v1',
    'AppointmentRevoked.v1',
    'CandidacyEndNoted.v1',
    'AppointmentDropped.v1',
    'TermStartRefused.v1',
    'TermStartRequested.v1',
    'TrialHearingRecorded.v1',
    'TrialEnded.v1',
  ],
  personal: {
    'NoticeClosed.v1': words('note'),
    'AppointmentRevoked.v1': words('reasons'),
    'AppointmentDropped.v1': words('reasons'),
    'TrialHearingRecorded.v1': words('statement'),
    'TrialEnded.v1': words('reasons'),
  },
  upcast: {
    'AppointmentOpened.v1': (data: object) => ({ type: 'AppointmentOpened.v2', data: { ...data, candidacyId: null } }),
  },
});
