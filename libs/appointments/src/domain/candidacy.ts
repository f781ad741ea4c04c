import { recusalsFrom, type Grantee, type Requirement } from '#kernel';
import {
  DECISION,
  hostedCase,
  isOver,
  moveRequirement,
  officeAt,
  officesAt,
  officesReachedBy,
  openDuties,
  ownDuty,
  taskOf,
  type FlowVerbCommand,
  type Hosted,
  type Hosting,
  type Office,
  type OwnDuty,
} from '#workflow';
import { PROCESS } from './appointment.procedure.js';
import { actOnCandidacy, followCandidacy, MEDICAL_CLOCK, partyRoleOf } from './candidacy.acts.js';
import { candidacyBasis } from './candidacy.basis.js';
import { candidacyBearing } from './candidacy.bearing.js';
import {
  turnDown,
  type CandidacyCode,
  type CandidacyCommand,
  type CandidacyEnv,
  type CandidacyRejection,
  type CandidacyWords,
} from './candidacy.commands.js';
import { candidacyFacts, type CandidacyFact } from './candidacy.events.js';
import { evolveCandidacy, isListed, noCandidacy, type CandidacyFacts } from './candidacy.facts.js';
import {
  CANDIDACY,
  candidacyProcedures,
  COMPARISON,
  RECOMMENDATION,
  REVIEW,
  TEAM,
  UNIT,
} from './candidacy.procedure.js';
import { MINUTES } from './filing.js';

type State = Hosted<CandidacyFacts>;

const officeOf = (office: string, one: Grantee): Office => ({ office, anyOf: [one], manned: true, mandatory: true });

/** Those who act for the unit, for the team, and for what other cases settle. */
const officesFor = (
  actor: Parameters<Hosting<CandidacyFacts, CandidacyFact, never, string, CandidacyEnv>['officesFor']>[0],
  found: readonly Office[],
  { applied }: CandidacyFacts,
): readonly Office[] => {
  if (!('named' in actor)) return found;
  if (actor.named === PROCESS) return [officeOf(PROCESS, { system: true })];
  if (actor.named === TEAM) return (applied?.team ?? []).map((person) => officeOf(`team:${person}`, { person }));
  const role = applied && partyRoleOf(applied.unitPath);
  const org = applied?.unitPath.at(-1);
  return actor.named === UNIT && role && org !== undefined ? [officeOf(`${role}@${org}`, { role, org })] : [];
};

/** Who keeps the papers of a Party organization, where that is not whoever decides on the selection. */
const KEEPERS = {
  countyOrgansCommittee: null,
  townPartyCommittee: 'townOrgOfficer',
  villageSecretary: 'villageClerk',
} as const;

/** Who takes an application to the Party organization of a unit: the person, or who keeps its papers. */
const receiversOf = (subjectId: string, unitPath: readonly string[]): readonly Grantee[] => {
  const [person, org] = [{ person: subjectId }, unitPath.at(-1) ?? ''];
  const role = partyRoleOf(unitPath);
  const keeper = role && KEEPERS[role];
  return keeper ? [person, { role: keeper, org }] : [person];
};

/** Who gives the commands that are the candidacy's own. Basis: handbook W1e, 1.2. */
const policy = (command: CandidacyCommand, state: State): Requirement | undefined => {
  if (command.type === 'ApplyForPost') return { anyOf: receiversOf(command.subjectId, command.unitPath) };
  const { flow } = state;
  if (!flow) return undefined;
  const { orgPath, caseId, subjectId } = flow;
  const separation = [{ code: 'own-case', persons: [subjectId] }, ...recusalsFrom(caseId, subjectId)];
  switch (command.type) {
    case 'TakeCandidacyStep':
      return { anyOf: [{ system: true }] };
    case 'DecideListing':
      return moveRequirement(candidacies, state, 'DecideCase');
    case 'RecordMedicalCheck':
      return { anyOf: [officeAt(orgPath, 'countyOrgOfficer')], separation };
    case 'StartAppointment':
      return { anyOf: [officeAt(orgPath, 'townOrgOfficer')], separation };
    case 'EndCandidacy':
      return { anyOf: [officeAt(orgPath, 'countyOrgLeader')], separation };
    default:
      return command satisfies never;
  }
};

/**
 * What a candidacy asks of the verbs of approval: collective study on paper before the unit signs, reasons of each of the
 * team, and that each judges apart from the others. Basis: handbook W1e.
 */
const guard = (command: FlowVerbCommand, { flow, facts, documents }: State): CandidacyRejection | undefined => {
  switch (command.type) {
    case 'GiveOpinion': {
      const { stage = '', addedBy = null } = (flow && taskOf(flow, command.taskId)) ?? {};
      if (stage === REVIEW) return turnDown('use-own-form');
      if (stage === COMPARISON && command.opinion.trim() === '') return turnDown('comparison-without-reasons');
      const isOfUnit = stage === RECOMMENDATION && addedBy === null;
      return isOfUnit && !documents.some(({ kind }) => kind === MINUTES) ? turnDown('minutes-missing') : undefined;
    }
    case 'DelegateTask': {
      const isOnTeam = command.to.anyOf.some((one) => 'person' in one && facts.applied?.team.includes(one.person));
      return isOnTeam ? turnDown('delegate-on-team') : undefined;
    }
    case 'DecideCase':
    case 'CloseCase':
      return turnDown('use-own-form');
    default:
      return undefined;
  }
};

/** What the candidacy itself waits for, beside the verbs of approval. */
const duties = (state: State): readonly OwnDuty[] => {
  const { flow, facts } = state;
  if (!flow || isOver(flow)) return [];
  const duty = (action: CandidacyWords['type'], deadlineId: string | null = null, waited = true) =>
    ownDuty(action, policy({ type: action } as CandidacyCommand, state), deadlineId, waited);
  const { medical, steps } = facts;
  const reviewing = ownDuty('OpenReview', {
    anyOf: [officeAt(flow.orgPath, 'townOrgOfficer')],
    separation: [{ code: 'own-case', persons: [flow.subjectId] }],
  });
  const compared = flow.status === 'running' && flow.stages[COMPARISON] === 'complete';
  return openDuties([
    [flow.stages[REVIEW] === 'running' && !steps['review-opened'], () => reviewing],
    [compared, () => duty('DecideListing', DECISION)],
    [isListed(flow) && !medical, () => duty('RecordMedicalCheck', MEDICAL_CLOCK)],
    [isListed(flow) && Boolean(medical?.fit) && !steps.appointment, () => duty('StartAppointment')],
    [!steps.appointed, () => duty('EndCandidacy', null, false)],
  ]);
};

/** The town of the post learns of a candidate once their unit has recommended them. */
const seenBy = ({ flow }: State): readonly Grantee[] => {
  if (!flow) return [];
  const { orgPath, subjectId, stages } = flow;
  const town = REVIEW in stages ? officesAt(orgPath, 'townOrgOfficer') : [];
  return [{ person: subjectId }, officeAt(orgPath, 'countyOrgOfficer'), ...town];
};

/** How candidacies of open selections run on the kernel. */
export const candidacies: Hosting<CandidacyFacts, CandidacyFact, CandidacyWords, CandidacyCode, CandidacyEnv> = {
  category: 'candidacy',
  procedures: candidacyProcedures,
  begins: () => CANDIDACY,
  facts: candidacyFacts,
  noFacts: noCandidacy,
  evolve: evolveCandidacy,
  material: ({ applied, steps, medical }) => ({
    applied: applied && { ...applied },
    steps: { ...steps },
    medical: medical && { ...medical },
  }),
  bearing: candidacyBearing,
  act: actOnCandidacy,
  guard,
  follow: followCandidacy,
  reached: () => [],
  officesFor,
  ownForms: { stages: [REVIEW], verbs: ['DecideCase', 'CloseCase'] },
  ruleFor: (rule) => rule,
  named: () => [],
  recipientsOf: (_deadline, stage, { flow }, { selectionEscalation }) =>
    officesReachedBy(selectionEscalation, stage, flow?.orgPath ?? []),
  supervision: (orgPath) => officesAt(orgPath, 'countyOrgLeader', 'countyOrgOfficer'),
  policy,
  seenBy,
  duties,
  basis: candidacyBasis,
};

/** A candidate of an open selection. Basis: handbook W1e. */
export const candidacy = hostedCase(candidacies);
