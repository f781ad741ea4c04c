import type { LocalDate } from '#kernel';
import { DRAFT, openTasks, UNRECORDED, type Flow, type FlowEvent, type Office } from '#workflow';
import type { CeremonyFact } from './ceremony.events.js';
import { BREACH, CEREMONY_REPORT, CHECK, FUNERAL_REPORT, IN_ORDER, REGISTRATION } from './ceremony.procedure.js';
import { checkerOf, townDisciplineOf } from './rules/route.js';

/** How a case stands in its procedure. Its clocks are those of the case. */
export type Standing = Omit<Flow, 'clocks'>;

type Known = Readonly<{
  filingId: string;
  reporterId: string;
  drafterId: string;
  reporterPosts: readonly string[];
  orgPath: readonly string[];
  procedureVersion: number;
  flow: Standing | null;
}>;

/** Who did what the fact tells of; the fact of an older version may name nobody, and the kernel asks for none there. */
const NOBODY = '';

/** One clock runs through check and registration. Basis: `event.register`, counted from the submission. */
const CLOCK = 'register';

/**
 * What a fact of the case means to its procedure. The facts alone are stored: a stream of any age is read by this one way.
 */
export const meaningOf = (fact: CeremonyFact, ceremony: Known): readonly FlowEvent[] => {
  const { flow } = ceremony;
  switch (fact.type) {
    case 'ReportSubmitted.v1':
      return [
        submitted(ceremony, CEREMONY_REPORT, fact.data.submittedOn),
        begun(ceremony, CHECK, fact.data.submittedOn),
      ];
    case 'PostReportSubmitted.v1': {
      const { submittedOn } = fact.data;
      return flow ? [] : [submitted(ceremony, FUNERAL_REPORT, submittedOn), begun(ceremony, REGISTRATION, submittedOn)];
    }
    default:
      return flow ? meaningIn(fact, { ...ceremony, flow }) : [];
  }
};

type Running = Known & Readonly<{ flow: Standing }>;

const meaningIn = (fact: CeremonyFact, ceremony: Running): readonly FlowEvent[] => {
  const { filingId: caseId, reporterId: subjectId, flow } = ceremony;
  const by = (personId: string, on: LocalDate) => ({ caseId, subjectId, personId, onBehalfOf: null, on });
  switch (fact.type) {
    case 'ReportChecked.v2': {
      const { checkerId, checkedOn: on, digest } = fact.data;
      return [...signed(ceremony, 'checked', digest, by(checkerId, on)), begun(ceremony, REGISTRATION, on, flow.round)];
    }
    case 'ReportRegistered.v2':
      return signed(ceremony, 'registered', fact.data.digest, by(fact.data.registrarId, fact.data.registeredOn));
    case 'ReportReturned.v2': {
      const { returnedBy, returnedOn, digest } = fact.data;
      return openTasks(flow).map(({ taskId, stage: from }) => ({
        type: 'CaseReturned.v2',
        data: { ...by(returnedBy, returnedOn), taskId, from, to: DRAFT, withdrawn: [], reason: null, digest },
      }));
    }
    case 'ReportResubmitted.v1': {
      const { resubmittedOn: on } = fact.data;
      const withdrawn = [CHECK, REGISTRATION];
      return [
        { type: 'CaseResubmitted.v1', data: { ...by(NOBODY, on), digest: UNRECORDED, withdrawn, note: null } },
        begun(ceremony, CHECK, on, flow.round + 1),
      ];
    }
    case 'PostReportVerified.v2':
      return fact.data.agrees
        ? [decided(IN_ORDER, fact.data.digest, by(fact.data.verifierId, fact.data.verifiedOn))]
        : [];
    case 'BreachFound.v2':
      return [decided(BREACH, fact.data.digest, by(fact.data.finderId, fact.data.foundOn))];
    case 'CeremonyClosed.v1':
      return [{ type: 'CaseClosed.v1', data: by(NOBODY, fact.data.closedOn) }];
    case 'ReportCancelled.v1':
      return [{ type: 'CaseWithdrawn.v1', data: { ...by(NOBODY, fact.data.cancelledOn), reason: null } }];
    default:
      return [];
  }
};

type By = Readonly<{ caseId: string; subjectId: string; personId: string; onBehalfOf: string | null; on: LocalDate }>;

const submitted = (
  { filingId: caseId, reporterId: subjectId, drafterId: personId, orgPath, procedureVersion: version }: Known,
  procedure: string,
  on: LocalDate,
): FlowEvent => ({
  type: 'CaseSubmitted.v1',
  data: { caseId, subjectId, personId, onBehalfOf: null, on, procedure, version, orgPath, digest: UNRECORDED },
});

const begun = (ceremony: Known, stage: string, on: LocalDate, round = 1): FlowEvent => {
  const { filingId: caseId, reporterId: subjectId } = ceremony;
  const office = officeOf(stage === CHECK ? checkerOf(ceremony) : townDisciplineOf(ceremony));
  const task = { taskId: `${stage}.${round}.1`, office, waitsFor: [], clock: CLOCK };
  return { type: 'StageBegun.v1', data: { caseId, subjectId, stage, round, tasks: [task], on } };
};

const officeOf = (holder: Readonly<{ role: string; org: string }>): Office => ({
  office: `${holder.role}@${holder.org}`,
  anyOf: [holder],
  manned: true,
  mandatory: true,
});

/** The opinion of the office for which the case waits, and with it the end of its stage. */
const signed = ({ flow }: Running, result: string, digest: string, by: By): readonly FlowEvent[] =>
  openTasks(flow).flatMap(({ taskId, stage, office: { office } }): readonly FlowEvent[] => [
    {
      type: 'OpinionGiven.v2',
      data: { ...by, taskId, office, result, ground: null, basisNo: null, opinion: null, seal: null, digest },
    },
    { type: 'StageCompleted.v1', data: { caseId: by.caseId, subjectId: by.subjectId, stage, on: by.on } },
  ]);

const decided = (outcome: string, digest: string, by: By): FlowEvent => ({
  type: 'CaseDecided.v1',
  data: { ...by, office: '', outcome, reasons: null, digest },
});
