import {
  alertIdOf,
  alertRaised,
  closeAlert,
  DRAFT,
  isOver,
  officesAt,
  type DeadlineEvent,
  type Flow,
  type HostedStep,
} from '#workflow';
import { decline, type AppointmentCommand, type AppointmentRejection } from './appointment.commands.js';
import type { AppointmentFact } from './appointment.events.js';
import type { AppointmentFacts } from './appointment.facts.js';
import { NOTICE_STAGE } from './appointment.procedure.js';

type Outcome = readonly HostedStep<AppointmentFact>[] | AppointmentRejection;
type Of<T extends AppointmentCommand['type']> = Extract<AppointmentCommand, { type: T }>;
type By = Readonly<{ caseId: string; subjectId: string; personId: string; on: string }>;

const CANDIDACY_END = 'candidacy-end';

/** Everything that would take an appointment on; what is left is to decline it, or to withdraw it. */
const TAKES_ON: readonly string[] = ['PostNotice', 'CloseNotice', 'AppointSecretary'];

/**
 * An appointment that nobody has decided on, of a candidate whose candidacy has ended: it stands still until people end it.
 * Basis: handbook W1e (false material cancels), R7 (no program decides about a person).
 */
export const isStopped = (flow: Flow, { candidacyEnd, appointed }: AppointmentFacts): boolean =>
  candidacyEnd !== null && appointed === null && !isOver(flow);

export const refuseStopped = (
  { type }: Pick<AppointmentCommand, 'type'>,
  flow: Flow,
  facts: AppointmentFacts,
): AppointmentRejection | undefined =>
  TAKES_ON.includes(type) && isStopped(flow, facts)
    ? decline('candidacy-ended', { candidacy: facts.candidacyEnd!.candidacyId, ground: facts.candidacyEnd!.ground })
    : undefined;

export const noteCandidacyEnd = (
  { candidacyId, ground }: Of<'NoteCandidacyEnd'>,
  flow: Flow,
  { candidacyEnd }: AppointmentFacts,
  { caseId, subjectId, on }: By,
): Outcome =>
  candidacyEnd !== null || isOver(flow)
    ? []
    : [{ type: 'CandidacyEndNoted.v1', data: { caseId, subjectId, candidacyId, ground, on } }];

/** Before the notice is over no decision is open: the committee ends the case at the stage that it has reached. */
export const drop = ({ reasons }: Of<'DeclineAppointment'>, { stages }: Flow, by: By): Outcome => {
  if (reasons.trim() === '') return decline('reason-missing');
  const { caseId, subjectId, on } = by;
  const stage = Object.keys(stages).find((key) => stages[key] === 'running') ?? DRAFT;
  return [
    { type: 'AppointmentDropped.v1', data: { ...by, reasons } },
    { type: 'CaseEnded.v1', data: { caseId, subjectId, stage, on } },
  ];
};

export const isDroppable = (flow: Flow, facts: AppointmentFacts): boolean =>
  isStopped(flow, facts) && (flow.status !== 'running' || flow.stages[NOTICE_STAGE] !== 'complete');

/** The committee is told at once, and the county with it; where it has decided, nothing else follows by itself. */
export const alertOfCandidacyEnd = ({ caseId, orgPath }: Flow, today: string): readonly DeadlineEvent[] => [
  alertRaised(caseId, {
    deadlineId: CANDIDACY_END,
    ruleKey: 'appointment.candidacyEnded',
    rung: 'noted',
    stage: 'remind',
    dueOn: today,
    scheduledOn: today,
    raisedOn: today,
    to: officesAt(orgPath, 'townPartyCommittee'),
    copyTo: officesAt(orgPath, 'townOrgOfficer', 'countyOrgLeader'),
  }),
];

/** No alert of this kind outlives the case. */
export const settleCandidacyEnd = ({ caseId, clocks }: Flow, today: string): readonly DeadlineEvent[] =>
  closeAlert(clocks, alertIdOf(caseId, CANDIDACY_END, 'noted'), today);
