import { eventSchema, type DomainEvent, type LocalDate, type Personal } from '#kernel';
import type { HostedEvent } from '#workflow';
import type { FilingCheck, RecordChange } from './filing-checks.js';
import type { FilingMode } from './filing-rules.js';

type Of = Readonly<{ caseId: string; subjectId: string }>;
type By = Readonly<{ personId: string; on: LocalDate }>;
type About<More> = Of & By & Readonly<More>;

export type CheckResult = Readonly<{ check: FilingCheck; conforms: boolean }>;

/**
 * What a filing knows beside its route. `countsFrom` is the day from which the town has time to file: the decision of
 * its Party committee, or in post mode the appointment.
 */
export type FilingFact =
  | DomainEvent<
      'FilingPrepared.v1',
      About<{
        villageCode: string;
        reviewId: string;
        mode: FilingMode;
        countsFrom: LocalDate;
      }>
    >
  | DomainEvent<'FilingSubmitted.v1', About<object>>
  | DomainEvent<'FilingExamined.v1', About<{ checks: readonly CheckResult[]; note: Personal<string> }>>
  | DomainEvent<'FilingAccepted.v1', About<{ filingNo: string }>>
  | DomainEvent<'FilingObjected.v1', About<{ checks: readonly FilingCheck[]; ground: Personal<string> }>>
  | DomainEvent<'FilingCorrected.v1', About<{ kind: 'corrected' | 'reconsideration'; note: Personal<string> }>>
  | DomainEvent<'FilingVoided.v1', About<{ reason: Personal<string> }>>
  | DomainEvent<'SecretaryRegistered.v1', About<{ villageCode: string; termId: string; startedOn: LocalDate }>>
  | DomainEvent<'FirstTrainingRecorded.v1', About<{ completedOn: LocalDate; certificateNo: string }>>
  | DomainEvent<
      'SecretaryRecordChanged.v1',
      About<{ change: RecordChange; changedOn: LocalDate; documentNo: Personal<string> }>
    >;

export type FilingEvent = HostedEvent<FilingFact>;

const words = (...fields: readonly string[]) => ({ subject: 'subjectId', scope: 'caseId', fields });

export const filingFacts = eventSchema<FilingFact>({
  current: [
    'FilingPrepared.v1',
    'FilingSubmitted.v1',
    'FilingExamined.v1',
    'FilingAccepted.v1',
    'FilingObjected.v1',
    'FilingCorrected.v1',
    'FilingVoided.v1',
    'SecretaryRegistered.v1',
    'FirstTrainingRecorded.v1',
    'SecretaryRecordChanged.v1',
  ],
  personal: {
    'FilingExamined.v1': words('note'),
    'FilingObjected.v1': words('ground'),
    'FilingCorrected.v1': words('note'),
    'FilingVoided.v1': words('reason'),
    'SecretaryRecordChanged.v1': words('documentNo'),
  },
});
