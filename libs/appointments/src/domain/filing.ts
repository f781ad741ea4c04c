import { recusalsFrom, type Requirement } from '#kernel';
import {
  hostedCase,
  isByOwnForm,
  isHeldByRoute,
  moveRequirement,
  officeAt,
  officesAt,
  openDuties,
  ownDuty,
  taskOf,
  type FlowVerbCommand,
  type Hosted,
  type Hosting,
  type OwnDuty,
} from '#workflow';
import { actOnFiling } from './filing.acts.js';
import { filingBasis } from './filing.basis.js';
import { filingBearing } from './filing.bearing.js';
import {
  CORRECT_CLOCK,
  followFiling,
  latestClock,
  recipientsInFiling,
  REPLY_CLOCK,
  TRAINING_CLOCK,
} from './filing.clocks.js';
import {
  refuse,
  type FilingCode,
  type FilingCommand,
  type FilingEnv,
  type FilingRejection,
  type FilingWords,
} from './filing.commands.js';
import { filingFacts, type FilingFact } from './filing.events.js';
import { evolveFiling, isFiled, isObjected, noFiling, type FilingFacts } from './filing.facts.js';
import { EXAMINATION, SECRETARY_FILING, secretaryFilingProcedures, SUBMITTING } from './filing.procedure.js';

export const MINUTES = 'meeting-minutes';
export const INSPECTION_REPORT = 'inspection-report';

type State = Hosted<FilingFacts>;

/** Who prepares a filing, and who gives the commands that are its own. Basis: handbook W1b, state table (actors). */
const policy = (command: FilingCommand, state: State): Requirement | undefined => {
  if (command.type === 'PrepareFiling') {
    const { orgPath, subjectId } = command;
    return {
      anyOf: [officeAt(orgPath, 'townOrgOfficer')],
      separation: [{ code: 'own-case', persons: [subjectId] }],
    };
  }
  const { flow, facts } = state;
  if (!flow) return undefined;
  const { orgPath, caseId, subjectId } = flow;
  const separation = [{ code: 'own-case', persons: [subjectId] }, ...recusalsFrom(caseId, subjectId)];
  const town = officeAt(orgPath, 'townOrgOfficer');
  const county = officeAt(orgPath, 'countyOrgOfficer');
  const leader = officeAt(orgPath, 'countyOrgLeader');
  switch (command.type) {
    case 'ExamineFiling':
      return moveRequirement(secretaryFilings, state, 'GiveOpinion', EXAMINATION);
    case 'AcceptFiling':
    case 'ObjectToFiling':
      return moveRequirement(secretaryFilings, state, 'DecideCase');
    case 'CorrectFiling':
    case 'ReportSecretaryChange':
    case 'RecordFirstTraining':
      return { anyOf: [town], separation };
    case 'VoidFiling':
      return { anyOf: [isFiled(flow, facts) ? leader : town], separation };
    case 'RegisterSecretary':
      return { anyOf: [{ system: true }, county], separation };
    default:
      return command satisfies never;
  }
};

/** What a filing asks of the verbs of approval. Basis: handbook W1b, PrepareFiling (inspection report, minutes). */
const guard = (command: FlowVerbCommand, { flow, documents }: State): FilingRejection | undefined => {
  switch (command.type) {
    case 'GiveOpinion': {
      const task = flow && taskOf(flow, command.taskId);
      if (isByOwnForm([EXAMINATION], task)) return refuse('use-own-form');
      if (task?.stage !== SUBMITTING) return undefined;
      if (!documents.some(({ kind }) => kind === MINUTES)) return refuse('minutes-missing');
      return documents.some(({ kind }) => kind === INSPECTION_REPORT) ? undefined : refuse('inspection-report-missing');
    }
    case 'DecideCase':
    case 'CloseCase':
    case 'ReopenCase':
      return refuse('use-own-form');
    default:
      return undefined;
  }
};

/** What the filing itself waits for, beside the verbs of approval. */
const duties = (state: State): readonly OwnDuty[] => {
  const { flow, facts } = state;
  if (!flow) return [];
  const duty = (action: FilingWords['type'], clock: string | null, waited = true) =>
    ownDuty(
      action,
      policy({ type: action } as FilingCommand, state),
      clock === null ? null : latestClock(flow, clock),
      waited,
    );
  const runs = flow.status === 'running';
  const examined = runs && flow.stages[EXAMINATION] === 'complete';
  const filed = flow.status === 'decided' && isFiled(flow, facts);
  const active = facts.record === 'active';
  return openDuties([
    [runs && isHeldByRoute(flow, EXAMINATION), () => duty('ExamineFiling', REPLY_CLOCK)],
    [examined, () => duty('AcceptFiling', REPLY_CLOCK)],
    [examined, () => duty('ObjectToFiling', REPLY_CLOCK)],
    [isObjected(flow), () => duty('CorrectFiling', CORRECT_CLOCK)],
    [isObjected(flow) || (filed && facts.record === 'none'), () => duty('VoidFiling', null, false)],
    [filed && facts.record === 'none', () => duty('RegisterSecretary', null, false)],
    [active && facts.trainedOn === null, () => duty('RecordFirstTraining', TRAINING_CLOCK)],
    [active, () => duty('ReportSecretaryChange', null, false)],
  ]);
};

/** How filings run on the kernel. */
export const secretaryFilings: Hosting<FilingFacts, FilingFact, FilingWords, FilingCode, FilingEnv> = {
  category: 'secretaryfiling',
  procedures: secretaryFilingProcedures,
  begins: () => SECRETARY_FILING,
  facts: filingFacts,
  noFacts: noFiling,
  evolve: evolveFiling,
  material: ({ prepared, checks }) => ({ prepared: prepared && { ...prepared }, checks: checks && [...checks] }),
  bearing: filingBearing,
  act: actOnFiling,
  guard,
  follow: followFiling,
  reached: () => [],
  officesFor: (_actor, found) => found,
  ownForms: { stages: [EXAMINATION], verbs: ['DecideCase', 'CloseCase', 'ReopenCase'] },
  ruleFor: (rule) => rule,
  named: () => [],
  recipientsOf: recipientsInFiling,
  supervision: (orgPath) => officesAt(orgPath, 'countyOrgLeader', 'countyOrgOfficer'),
  policy,
  seenBy: ({ flow }) =>
    flow ? officesAt(flow.orgPath, 'townOrgOfficer', 'townPartyCommittee', 'countyOrgOfficer') : [],
  duties,
  basis: filingBasis,
};

/** County filing of a village secretary. Basis: handbook W1b. */
export const secretaryFiling = hostedCase(secretaryFilings);
