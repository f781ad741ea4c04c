import type { LocalDate } from '#kernel';
import type { Flow } from '#workflow';
import { endsRecord, type RecordChange } from './filing-checks.js';
import type { CheckResult, FilingEvent } from './filing.events.js';
import type { FilingMode } from './filing-rules.js';

export type FilingFacts = Readonly<{
  prepared: Readonly<{ villageCode: string; reviewId: string; mode: FilingMode; countsFrom: LocalDate }> | null;
  submitted: boolean;
  checks: readonly CheckResult[] | null;
  /** The task in which the checks were signed. */
  checkedIn: string | null;
  filingNo: string | null;
  voided: boolean;
  /** The entry in the secretary database. */
  record: 'none' | 'active' | 'ended';
  term: Readonly<{ termId: string; startedOn: LocalDate }> | null;
  trainedOn: LocalDate | null;
  changes: readonly Readonly<{ change: RecordChange; changedOn: LocalDate }>[];
}>;

export const noFiling: FilingFacts = {
  prepared: null,
  submitted: false,
  checks: null,
  checkedIn: null,
  filingNo: null,
  voided: false,
  record: 'none',
  term: null,
  trainedOn: null,
  changes: [],
};

export const evolveFiling = (facts: FilingFacts, event: FilingEvent): FilingFacts => {
  switch (event.type) {
    case 'FilingPrepared.v1': {
      const { villageCode, reviewId, mode, countsFrom } = event.data;
      return { ...facts, prepared: { villageCode, reviewId, mode, countsFrom } };
    }
    case 'FilingSubmitted.v1':
      return { ...facts, submitted: true };
    case 'FilingExamined.v1':
      return { ...facts, checks: event.data.checks, checkedIn: null };
    case 'OpinionGiven.v2':
      return facts.checks && facts.checkedIn === null ? { ...facts, checkedIn: event.data.taskId } : facts;
    case 'OpinionRetracted.v1':
      return event.data.taskId === facts.checkedIn ? { ...facts, checks: null, checkedIn: null } : facts;
    case 'FilingCorrected.v1':
      return { ...facts, checks: null, checkedIn: null };
    case 'FilingAccepted.v1':
      return { ...facts, filingNo: event.data.filingNo };
    case 'FilingVoided.v1':
      return { ...facts, voided: true };
    case 'SecretaryRegistered.v1': {
      const { termId, startedOn } = event.data;
      return { ...facts, record: 'active', term: { termId, startedOn } };
    }
    case 'FirstTrainingRecorded.v1':
      return { ...facts, trainedOn: event.data.completedOn };
    case 'SecretaryRecordChanged.v1': {
      const { change, changedOn } = event.data;
      const record = endsRecord(change) ? 'ended' : facts.record;
      return { ...facts, record, changes: [...facts.changes, { change, changedOn }] };
    }
    default:
      return facts;
  }
};

/** The county has accepted it, and nobody has voided it since. */
export const isFiled = (flow: Pick<Flow, 'outcome'>, { filingNo, voided }: FilingFacts): boolean =>
  flow.outcome === 'accept' && filingNo !== null && !voided;

export const isObjected = ({ status, outcome }: Pick<Flow, 'status' | 'outcome'>): boolean =>
  status === 'decided' && outcome === 'object';
