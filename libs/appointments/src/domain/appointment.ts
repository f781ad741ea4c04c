import { recusalsFrom, type Requirement } from '#kernel';
import {
  hostedCase,
  isHeldByRoute,
  isOver,
  moveRequirement,
  officeAt,
  officesAt,
  officesReachedBy,
  openDuties,
  ownDuty,
  taskOf,
  type Flow,
  type FlowVerbCommand,
  type Hosted,
  type Hosting,
  type Office,
  type OwnDuty,
} from '#workflow';
import { actOnAppointment, followAppointment, reachedInAppointment, TRIAL_CLOCK } from './appointment.acts.js';
import { appointmentBasis } from './appointment.basis.js';
import { appointmentBearing } from './appointment.bearing.js';
import { isDroppable, isStopped } from './candidacy-end.acts.js';
import { isTermRefused } from './decision.acts.js';
import {
  decline,
  type AppointmentCode,
  type AppointmentCommand,
  type AppointmentEnv,
  type AppointmentRejection,
  type AppointmentWords,
} from './appointment.commands.js';
import { appointmentFacts, type AppointmentFact } from './appointment.events.js';
import { evolveAppointment, noAppointment, type AppointmentFacts } from './appointment.facts.js';
import {
  APPOINTMENT,
  appointmentProcedures,
  FILING_STAGE,
  NOTICE_STAGE,
  POST_APPOINTMENT,
  PROCESS,
  REVIEW_STAGE,
} from './appointment.procedure.js';

type State = Hosted<AppointmentFacts>;

const OWN_STAGES: readonly string[] = [REVIEW_STAGE, FILING_STAGE, NOTICE_STAGE];
const process: Office = { office: PROCESS, anyOf: [{ system: true }], manned: true, mandatory: true };

/** The town Party committee, where whoever opened the case is not one of it. Basis: handbook 1.2 (drafter ≠ approver). */
const byCommittee = (
  { orgPath, drafterId }: Flow,
  separation: NonNullable<Requirement['separation']>,
): Requirement => ({
  anyOf: [officeAt(orgPath, 'townPartyCommittee')],
  separation: [{ code: 'drafter-acts-apart', persons: [drafterId] }, ...separation],
});

/** Who opens an appointment, and who gives the commands that are its own. Basis: handbook W1b, 1.2. */
const policy = (command: AppointmentCommand, state: State): Requirement | undefined => {
  if (command.type === 'OpenAppointment') {
    const { orgPath, subjectId } = command;
    return {
      anyOf: [officeAt(orgPath, 'townOrgOfficer')],
      separation: [{ code: 'own-case', persons: [subjectId] }],
    };
  }
  const { flow } = state;
  if (!flow) return undefined;
  const { orgPath, caseId, subjectId } = flow;
  const separation = [{ code: 'own-case', persons: [subjectId] }, ...recusalsFrom(caseId, subjectId)];
  switch (command.type) {
    case 'TakeStep':
    case 'NoteCandidacyEnd':
    case 'NoteRefusal':
      return { anyOf: [{ system: true }] };
    case 'PostNotice':
    case 'CloseNotice':
      return moveRequirement(secretaryAppointments, state, 'GiveOpinion', NOTICE_STAGE);
    case 'AppointSecretary':
      return moveRequirement(secretaryAppointments, state, 'DecideCase');
    case 'DeclineAppointment':
      return isDroppable(flow, state.facts)
        ? byCommittee(flow, separation)
        : moveRequirement(secretaryAppointments, state, 'DecideCase');
    case 'RequestTermStart':
    case 'RecordTrialHearing':
      return { anyOf: [officeAt(orgPath, 'townOrgOfficer')], separation };
    case 'DecideAnew':
    case 'RevokeAppointment':
      return byCommittee(flow, separation);
    case 'EndTrial':
      return { anyOf: [officeAt(orgPath, 'townPartyCommittee')], separation };
    default:
      return command satisfies never;
  }
};

/** What is objected is looked into, and nobody objects before the notice is posted. Basis: handbook W1, `appt.publicity`. */
const guard = (command: FlowVerbCommand, { flow, facts }: State): AppointmentRejection | undefined => {
  switch (command.type) {
    case 'DelegateTask':
      return facts.notice === null ? decline('notice-not-posted') : undefined;
    case 'GiveOpinion':
      return OWN_STAGES.includes((flow && taskOf(flow, command.taskId)?.stage) ?? '')
        ? decline('use-own-form')
        : undefined;
    case 'DecideCase':
    case 'CloseCase':
      return decline('use-own-form');
    default:
      return undefined;
  }
};

/** What the appointment itself waits for, beside the verbs of approval. */
const duties = (state: State): readonly OwnDuty[] => {
  const { flow, facts } = state;
  if (!flow || isOver(flow)) return [];
  const duty = (action: AppointmentWords['type'], deadlineId: string | null = null, waited = true) =>
    ownDuty(action, policy({ type: action } as AppointmentCommand, state), deadlineId, waited);
  const stopped = isStopped(flow, facts);
  const runs = flow.status === 'running' && !stopped;
  const noticing = runs && isHeldByRoute(flow, NOTICE_STAGE);
  const decidable = runs && flow.stages[NOTICE_STAGE] === 'complete';
  const { notice, closed, trial, opened, steps } = facts;
  const isOnTrial = Boolean(opened?.onTrial && steps.term && !trial);
  return openDuties([
    [noticing, () => duty('PostNotice', null, notice === null)],
    [noticing && Boolean(notice?.over), () => duty('CloseNotice')],
    [decidable && !closed?.upheld, () => duty('AppointSecretary')],
    [decidable || stopped, () => duty('DeclineAppointment', null, stopped || Boolean(closed?.upheld))],
    [isTermRefused(facts), () => duty('RequestTermStart')],
    [isTermRefused(facts), () => duty('DecideAnew', null, false)],
    [isTermRefused(facts), () => duty('RevokeAppointment', null, false)],
    [isOnTrial, () => duty('RecordTrialHearing', TRIAL_CLOCK, false)],
    [isOnTrial, () => duty('EndTrial', TRIAL_CLOCK)],
  ]);
};

/** Where an appointment came from is no material: it is the same however it is decided. */
const describedOpening = ({ candidacyId: _origin, ...told }: NonNullable<AppointmentFacts['opened']>) => told;

/** How appointments run on the kernel. */
export const secretaryAppointments: Hosting<
  AppointmentFacts,
  AppointmentFact,
  AppointmentWords,
  AppointmentCode,
  AppointmentEnv
> = {
  category: 'secretaryappointment',
  procedures: appointmentProcedures,
  begins: ({ opened }) => (opened?.mode === 'post' ? POST_APPOINTMENT : APPOINTMENT),
  facts: appointmentFacts,
  noFacts: noAppointment,
  evolve: evolveAppointment,
  material: ({ opened, steps, notice, closed, candidacyEnd }) => ({
    opened: opened && describedOpening(opened),
    steps: { ...steps },
    notice: notice && { ...notice },
    closed: closed && { ...closed },
    ...(candidacyEnd ? { candidacyEnd: { ...candidacyEnd } } : {}),
  }),
  bearing: appointmentBearing,
  act: actOnAppointment,
  guard,
  follow: followAppointment,
  reached: reachedInAppointment,
  officesFor: (actor, found) => ('named' in actor && actor.named === PROCESS ? [process] : found),
  ownForms: { stages: OWN_STAGES, verbs: ['DecideCase', 'CloseCase'] },
  shut: ({ notice }, verb) => verb === 'DelegateTask' && notice === null,
  ruleFor: (rule) => rule,
  named: () => [],
  recipientsOf: (_deadline, stage, { flow }, { escalation }) =>
    officesReachedBy(escalation.town, stage, flow?.orgPath ?? []),
  supervision: (orgPath) => officesAt(orgPath, 'countyOrgLeader', 'countyOrgOfficer'),
  policy,
  seenBy: ({ flow }) =>
    flow ? officesAt(flow.orgPath, 'townOrgOfficer', 'townPartyCommittee', 'countyOrgOfficer') : [],
  duties,
  basis: appointmentBasis,
  byItself: ['NoticePeriodEnded.v1'],
};

/** Appointment of a village secretary. Basis: handbook W1b, 2.5. */
export const secretaryAppointment = hostedCase(secretaryAppointments);
