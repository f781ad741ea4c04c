import { recusalsFrom, type Grantee, type Requirement } from '#kernel';
import {
  hostedCase,
  isOver,
  moveRequirement,
  officeAt,
  officesAt,
  ownDuty,
  reachedBy,
  type Flow,
  type Holder,
  type Hosted,
  type Hosting,
  type Office,
  type OwnDuty,
} from '#workflow';
import { actOnRotation, reject } from './rotation.acts.js';
import { rotationBasis } from './rotation.basis.js';
import { rotationBearing } from './rotation.bearing.js';
import type { RotationCode, RotationCommand, RotationEnv, RotationWords } from './rotation.commands.js';
import { rotationFacts, type RotationFact } from './rotation.events.js';
import { evolveRotation, noRotation, type RotationFacts } from './rotation.facts.js';
import { COMMITTEES, ROTATION_REVIEW, rotationProcedures, rotationStages } from './rotation.procedure.js';

type State = Hosted<RotationFacts>;

const committees = ({ towns }: Pick<RotationFacts, 'towns'>): readonly Office[] =>
  towns.map((org) => {
    const grantee = { role: 'townPartyCommittee', org };
    return { office: `${grantee.role}@${org}`, anyOf: [grantee], manned: true, mandatory: true };
  });

/** Within a town its Party committee decides; between towns, the county. Basis: handbook W2 (superior Party committee). */
const deciders = ({ towns, moves }: RotationFacts): readonly Grantee[] => {
  const [town, other] = towns;
  if (town === undefined) return [];
  return other === undefined
    ? [{ role: 'townPartyCommittee', org: town }]
    : [officeAt(moves[0]?.fromPath ?? [], 'countyOrgLeader')];
};

const policy = (command: RotationCommand, state: State): Requirement | undefined => {
  if (command.type === 'OpenRotation') {
    const { orgPath, towns, moves } = command;
    const persons = moves.map(({ personId }) => personId);
    const own = towns.length === 1 ? [{ role: 'townOrgOfficer', org: towns[0]! }] : [];
    return {
      anyOf: [officeAt(orgPath, 'countyOrgOfficer'), ...own],
      separation: [{ code: 'own-case', persons }],
    };
  }
  const { flow, facts } = state;
  if (!flow) return undefined;
  switch (command.type) {
    case 'DecideRotation':
      return moveRequirement(rotations, state, 'DecideCase');
    case 'RetryMoves': {
      const persons = facts.moves.map(({ personId }) => personId);
      return {
        anyOf: [...deciders(facts), officeAt(flow.orgPath, 'countyOrgOfficer')],
        separation: [{ code: 'own-case', persons }, ...persons.flatMap((person) => recusalsFrom(flow.caseId, person))],
      };
    }
    case 'BeginMoves':
    case 'RefuseMoves':
    case 'CompleteMoves':
    case 'NoteHandedOver':
      return { anyOf: [{ system: true }] };
    default:
      return command satisfies never;
  }
};

const isReady = ({ status, stages }: Flow): boolean =>
  status === 'running' && rotationStages.every((key) => stages[key] === 'complete');

const duties = (state: State): readonly OwnDuty[] => {
  const { flow, facts } = state;
  if (!flow) return [];
  const duty = (action: RotationWords['type']) => ownDuty(action, policy({ type: action } as RotationCommand, state));
  return [
    ...(isReady(flow) ? [duty('DecideRotation')] : []),
    ...(facts.moving === 'refused' ? [duty('RetryMoves')] : []),
  ];
};

const seenBy = ({ flow, facts }: State): readonly Grantee[] => {
  if (!flow) return [];
  const persons = facts.decided === null ? [] : facts.moves.map(({ personId: person }) => ({ person }));
  return [
    ...facts.towns.map((org) => ({ role: 'townOrgOfficer', org })),
    officeAt(flow.orgPath, 'countyOrgOfficer'),
    ...persons,
  ];
};

const leaves = ({ decided, moves, handedOver }: RotationFacts): boolean =>
  decided === 'rotate' && handedOver.length < moves.length;

/** Whether a review still holds its persons. One that leaves them where they are does not, once it is decided. */
export const standingOf = ({ flow, facts }: State): Holder['standing'] => {
  if (!flow) return 'none';
  const stays = facts.decided !== null && facts.decided !== 'rotate';
  return stays || isOver(flow) ? 'over' : 'running';
};

/** How rotation reviews run on the kernel. */
export const rotations: Hosting<RotationFacts, RotationFact, RotationWords, RotationCode, RotationEnv> = {
  category: 'rotation',
  procedures: rotationProcedures,
  begins: () => ROTATION_REVIEW,
  facts: rotationFacts,
  noFacts: noRotation,
  evolve: evolveRotation,
  material: ({ moves }) => ({ moves: moves.map((move) => ({ ...move })) }),
  bearing: rotationBearing,
  act: actOnRotation,
  guard: (command, { facts }, env) => {
    if (command.type === 'DecideCase') return reject('use-own-form');
    if (command.type === 'CloseCase' && leaves(facts)) return reject('moves-open');
    const held = facts.moves.some(({ personId }) => env.held.includes(personId));
    return command.type === 'GiveOpinion' && held ? reject('investigation-lock') : undefined;
  },
  follow: () => [],
  reached: () => [],
  alsoAbout: ({ moves }) => moves.slice(1).map(({ personId }) => personId),
  officesFor: (actor, found, facts) => ('named' in actor && actor.named === COMMITTEES ? committees(facts) : found),
  ownForms: { stages: [], verbs: ['DecideCase'] },
  shut: (facts, verb) => verb === 'CloseCase' && leaves(facts),
  ruleFor: (rule) => rule,
  named: (name, facts) => (name === 'decider' ? deciders(facts) : []),
  recipientsOf: (_deadline, rung, { flow }, env) => {
    if (rung === 'missed' || !flow) return { to: [], copyTo: [] };
    const { to, copyTo } = reachedBy(env.escalation, rung, (office) =>
      office.startsWith('county') ? officesAt(flow.orgPath, office) : [],
    );
    return { to: to.length > 0 ? to : officesAt(flow.orgPath, 'countyOrgOfficer'), copyTo };
  },
  supervision: (orgPath) => officesAt(orgPath, 'countyOrgLeader', 'countyOrgOfficer'),
  policy,
  seenBy,
  duties,
  basis: rotationBasis,
};

/** Review of who has long been in one post; a swap of two is one case. Basis: handbook W2, Rotation. */
export const rotation = hostedCase(rotations);
