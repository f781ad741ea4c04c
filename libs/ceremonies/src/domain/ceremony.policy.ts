import { recusalsFrom, type Grantee, type Requirement } from '#kernel';
import { isVerb, moveRequirement, openTasks, seenByOf, verbRequirement, watchersOf, type FlowVerb } from '#workflow';
import type { CeremonyCommand } from './ceremony.commands.js';
import { ceremonyHosting } from './ceremony.hosting.js';
import { CHECK, REGISTRATION } from './ceremony.procedure.js';
import { hostedOf, type Ceremony, type CeremonyState } from './ceremony.state.js';
import { countyDisciplineOf, townDisciplineOf } from './rules/route.js';

type Opening = Extract<CeremonyCommand, { type: 'DraftReport' | 'NotifyFuneral' }>;
type Acting = Exclude<CeremonyCommand, Opening>;

/**
 * Who may do what on a ceremony case. Who checks, returns, registers, resubmits and verifies, and who keeps apart from it,
 * are the open moves of its procedure. Basis: handbook 1.2 (separation rules), W4 (route and guards).
 */
export const ceremonyPolicy = (command: CeremonyCommand, state: CeremonyState): Requirement | undefined => {
  if (command.type === 'DraftReport' || command.type === 'NotifyFuneral') return { anyOf: drafters(command) };
  if (state.status === 'none') return undefined;
  const requirement = requirementOf(command, state);
  return { ...requirement, seenBy: knownTo(state) };
};

/** An agent files for someone who has no account: the village clerk, or the town's civil-affairs officer. */
const drafters = ({ reporterId, env }: Opening): readonly Grantee[] => [
  { person: reporterId },
  ...['villageClerk', 'townCivilOfficer'].map((role) => ({ role, org: env.place.villageCode })),
];

/**
 * The parties to a case: the reporter, the drafter, the offices of its route, and who was given a task or a copy.
 * A case that has moved with its unit is known to no office of the units that it left.
 */
export const seenBy = (ceremony: Ceremony): readonly Grantee[] =>
  seenByOf(ceremonyHosting, hostedOf(ceremony)).filter(
    (grantee) => !('role' in grantee) || ceremony.orgPath.includes(grantee.org),
  );

/** Those who may know that a case is there: its parties, and who only watches. */
export const knownTo = (ceremony: Ceremony): readonly Grantee[] => [
  ...seenBy(ceremony),
  ...watchersOf(ceremony.orgPath),
];

const requirementOf = (command: Acting, ceremony: Ceremony): Requirement => {
  const { reporterId, drafterId, filingId } = ceremony;
  if (isVerb(command)) return orKnown(verbRequirement(ceremonyHosting, command, hostedOf(ceremony)), ceremony);
  const own = { code: 'own-case', persons: [reporterId] };
  const recusals = recusalsFrom(filingId, reporterId);
  const reporting = { anyOf: [{ person: reporterId }, { person: drafterId }] };
  switch (command.type) {
    case 'SubmitReport':
    case 'ChangeReport':
    case 'CancelReport':
    case 'NotifyCouncil':
    case 'SubmitPostReport':
    case 'CorrectPostReport':
      return reporting;
    case 'RecordStatement':
      return { anyOf: [{ person: reporterId }, townDisciplineOf(ceremony)] };
    case 'CheckReport':
      return toMove(ceremony, 'GiveOpinion', CHECK);
    case 'ReturnReport':
      return toMove(ceremony, 'ReturnCase', ceremony.flow && (openTasks(ceremony.flow)[0]?.stage ?? CHECK));
    case 'RegisterReport':
      return toMove(ceremony, 'GiveOpinion', REGISTRATION);
    case 'ResubmitReport':
      return toMove(ceremony, 'ResubmitCase');
    case 'VerifyPostReport':
    case 'FindBreach':
      return toMove(ceremony, 'DecideCase');
    case 'GiveIntegrityReminder':
    case 'TransferClue': {
      const drafter = { code: 'drafter-acts-apart', persons: [drafterId] };
      return { anyOf: [townDisciplineOf(ceremony)], separation: [own, drafter, ...recusals] };
    }
    case 'LinkComplaint':
      return { anyOf: [townDisciplineOf(ceremony), countyDisciplineOf(ceremony)], separation: [own, ...recusals] };
    case 'AdvanceCase':
    case 'RecomputeDeadlines':
    case 'RelocateCase':
      return { anyOf: [{ system: true }] };
    case 'AcknowledgeAlert':
      return { anyOf: ceremony.clocks.alerts[command.alertId]?.recipients ?? [] };
    default:
      return command satisfies never;
  }
};

const toMove = (ceremony: Ceremony, verb: FlowVerb, stage: string | null = null): Requirement =>
  orKnown(moveRequirement(ceremonyHosting, hostedOf(ceremony), verb, stage), ceremony);

/** A case that is not open for a move, of which nobody keeps apart then, says so to whoever knows of it. */
const orKnown = (requirement: Requirement | undefined, ceremony: Ceremony): Requirement =>
  requirement?.separation ? requirement : { anyOf: seenBy(ceremony) };
