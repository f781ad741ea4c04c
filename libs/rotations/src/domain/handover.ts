import type { Grantee, Requirement } from '#kernel';
import {
  clockEnvOf,
  hostedCase,
  moveRequirement,
  officeAt,
  officesAt,
  openDuties,
  ownDuty,
  reachedBy,
  result,
  stage,
  startDeadline,
  type Deadline,
  type Flow,
  type Hosted,
  type Hosting,
  type OwnDuty,
  type Procedure,
  type Recipient,
  type Recipients,
  type Stage,
} from '#workflow';
import { actOnHandover, EXTENDED, HANDOVER, INVENTORY, ORDER, reject } from './handover.acts.js';
import { handoverBasis } from './handover.basis.js';
import type { HandoverCode, HandoverCommand, HandoverEnv, HandoverWords } from './handover.commands.js';
import { handoverFacts, type HandoverFact } from './handover.events.js';
import { evolveHandover, missingSignatures, noHandover, type HandoverFacts } from './handover.facts.js';

type State = Hosted<HandoverFacts>;

/** Handover of a post, watched by organization and discipline of the town. Basis: handbook W2, Handover. */
export const handoverProcedure: Procedure = {
  key: HANDOVER,
  version: 1,
  title: { zh: '工作交接', en: 'handover of a post' },
  basis: ['handbook W2: Handover', 'Shandong measures (2012) art. 9'],
  stages: [
    stage(INVENTORY, '清点', 'inventory', {
      basis: ['handbook W2: listPrepared, inventoried'],
      after: [],
      actors: [{ role: 'townOrgOfficer', at: 'town' }],
      results: { inventoried: result('已清点', 'inventoried') },
      apartFrom: [],
    }),
  ],
  decision: {
    title: { zh: '交接办结', en: 'end of the handover' },
    basis: ['handbook W2: Close'],
    actors: [{ role: 'townOrgOfficer', at: 'town' }],
    outcomes: { 'handed-over': result('交接完毕', 'handed over') },
    deadline: null,
    apartFrom: [],
  },
  withdraw: 'never',
  resubmit: 'first-stage',
  reopen: null,
  correction: null,
  materialCap: null,
};

const receiverOf = ({ receiverId }: HandoverFacts): readonly Grantee[] =>
  receiverId === null ? [] : [{ person: receiverId }];

/** Who acts in a handover. Basis: handbook W2 (both parties, a monitoring group of discipline and organization). */
const policy = (command: HandoverCommand, state: State): Requirement | undefined => {
  if (command.type === 'OpenHandover') return { anyOf: [{ system: true }] };
  const { flow, facts } = state;
  if (!flow) return undefined;
  const { orgPath, subjectId } = flow;
  const outgoing: Grantee = { person: subjectId };
  const watched = { separation: [{ code: 'own-case', persons: [subjectId, facts.receiverId ?? subjectId] }] };
  switch (command.type) {
    case 'NameReceiver':
      return { anyOf: [{ system: true }, officeAt(orgPath, 'townOrgOfficer')], ...watched };
    case 'PrepareList':
      return { anyOf: [outgoing, officeAt(orgPath, 'townOrgOfficer')] };
    case 'CheckItem':
      return { anyOf: receiverOf(facts) };
    case 'ConfirmInventory':
      return moveRequirement(handovers, state, 'GiveOpinion', INVENTORY);
    case 'SignHandover':
      if (command.as === 'witness') return { anyOf: [officeAt(orgPath, 'townDisciplineOfficer')], ...watched };
      return { anyOf: command.as === 'outgoing' ? [outgoing] : receiverOf(facts) };
    case 'RefuseHandover':
      return {
        anyOf: [...(command.by === 'outgoing' ? receiverOf(facts) : [outgoing]), officeAt(orgPath, 'townOrgOfficer')],
      };
    case 'OrderHandover':
    case 'ExtendHandover':
      return { anyOf: [officeAt(orgPath, 'townPartyCommittee')], ...watched };
    case 'EnforceHandover':
      return { anyOf: [officeAt(orgPath, 'townDisciplineOfficer')], ...watched };
    case 'CloseHandover':
      return moveRequirement(handovers, state, 'DecideCase');
    default:
      return command satisfies never;
  }
};

const duties = (state: State): readonly OwnDuty[] => {
  const { flow, facts } = state;
  if (!flow || flow.status !== 'running') return [];
  const clock = facts.extended ? EXTENDED : HANDOVER;
  const duty = (action: HandoverWords['type'], more: object = {}, waited = true, deadlineId = clock) =>
    ownDuty(action, policy({ type: action, ...more } as HandoverCommand, state), deadlineId, waited);
  const { items, checked, inventoried, refusedBy, orderedUntil, enforced, receiverId } = facts;
  const missing = missingSignatures(facts);
  const isChecked = items.length > 0 && items.every(({ itemId }) => itemId in checked);
  return openDuties([
    [receiverId === null, () => duty('NameReceiver')],
    [!inventoried, () => duty('PrepareList', {}, items.length === 0)],
    [!inventoried && items.length > 0 && !isChecked, () => duty('CheckItem')],
    [!inventoried && isChecked, () => duty('ConfirmInventory')],
    ...missing.map((as) => [inventoried, () => duty('SignHandover', { as })] as const),
    [refusedBy === null, () => duty('RefuseHandover', { by: 'outgoing' }, false)],
    [refusedBy !== null && orderedUntil === null, () => duty('OrderHandover', {}, true, ORDER)],
    [orderedUntil !== null && !enforced && missing.includes(refusedBy!), () => duty('EnforceHandover')],
    [!facts.extended, () => duty('ExtendHandover', {}, false)],
    [inventoried && missing.length === 0, () => duty('CloseHandover')],
  ]);
};

/** Whom a rung reaches. Basis: handbook 2.5, handover (both persons, town, county organization and agriculture). */
const recipientsOf = (_deadline: Deadline, rung: Stage, { flow, facts }: State, env: HandoverEnv): Recipients => {
  if (!flow) return { to: [], copyTo: [] };
  return reachedBy(env.escalation, rung, (office): readonly Recipient[] => {
    if (office === 'outgoing') return [{ person: flow.subjectId }];
    if (office === 'incoming') return facts.receiverId === null ? [] : [{ person: facts.receiverId }];
    return officesAt(flow.orgPath, office);
  });
};

const seenBy = ({ flow, facts }: State): readonly Grantee[] =>
  flow
    ? [
        { person: flow.subjectId },
        ...receiverOf(facts),
        ...officesAt(flow.orgPath, 'townOrgOfficer', 'townDisciplineOfficer', 'townPartyCommittee'),
      ]
    : [];

/** How handovers run on the kernel. */
export const handovers: Hosting<HandoverFacts, HandoverFact, HandoverWords, HandoverCode, HandoverEnv> = {
  category: 'handover',
  procedures: [handoverProcedure],
  begins: () => HANDOVER,
  facts: handoverFacts,
  noFacts: noHandover,
  evolve: evolveHandover,
  material: ({ opened, items }) => opened && { ...opened, items: items.map((item) => ({ ...item })) },
  act: actOnHandover,
  guard: (command) =>
    command.type === 'GiveOpinion' || command.type === 'DecideCase' || command.type === 'CloseCase'
      ? reject('use-own-form')
      : undefined,
  follow: (event, { flow, facts }, env) =>
    event.type === 'CaseSubmitted.v1' && flow ? [startHandover(flow, facts, env)] : [],
  reached: () => [],
  officesFor: (_actor, found) => found,
  ownForms: { stages: [INVENTORY], verbs: ['DecideCase', 'CloseCase'] },
  ruleFor: (rule) => rule,
  named: () => [],
  recipientsOf,
  supervision: (orgPath) => officesAt(orgPath, 'countyOrgOfficer', 'countyAgriOfficer'),
  policy,
  seenBy,
  duties,
  basis: handoverBasis,
};

const startHandover = (flow: Flow, { opened }: HandoverFacts, env: HandoverEnv) => {
  const { ruleKey, countedFrom } = opened!;
  return startDeadline(HANDOVER, env.rule(ruleKey, flow.orgPath), countedFrom, clockEnvOf(flow.orgPath, env));
};

/** Handover of a post. Basis: handbook W2. */
export const handover = hostedCase(handovers);
