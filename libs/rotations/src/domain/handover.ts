import type { Grantee, Requirement } from '#kernel';
import {
  clockEnvOf,
  hostedCase,
  isByOwnForm,
  isHeldByRoute,
  moveRequirement,
  officeAt,
  officesAt,
  openDuties,
  ownDuty,
  reachedBy,
  startDeadline,
  taskOf,
  type Deadline,
  type Flow,
  type FlowVerbCommand,
  type Hosted,
  type Hosting,
  type OwnDuty,
  type Recipient,
  type Recipients,
  type Stage,
} from '#workflow';
import { actOnHandover, EXTENDED, isInventoried, ORDER, reject } from './handover.acts.js';
import { handoverBasis } from './handover.basis.js';
import { handoverBearing } from './handover.bearing.js';
import type {
  HandoverCode,
  HandoverCommand,
  HandoverEnv,
  HandoverRejection,
  HandoverWords,
} from './handover.commands.js';
import { handoverFacts, type HandoverFact } from './handover.events.js';
import { evolveHandover, missingSignatures, noHandover, type HandoverFacts } from './handover.facts.js';
import { HANDOVER, handoverProcedures, INVENTORY } from './handover.procedure.js';

type State = Hosted<HandoverFacts>;

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
  const complete = isInventoried(flow, facts);
  const isChecked = items.length > 0 && items.every(({ itemId }) => itemId in checked);
  return openDuties([
    [receiverId === null, () => duty('NameReceiver')],
    [!inventoried, () => duty('PrepareList', {}, items.length === 0)],
    [!inventoried && items.length > 0 && !isChecked, () => duty('CheckItem')],
    [!inventoried && isChecked && isHeldByRoute(flow, INVENTORY), () => duty('ConfirmInventory')],
    ...missing.map((as) => [complete, () => duty('SignHandover', { as })] as const),
    [refusedBy === null, () => duty('RefuseHandover', { by: 'outgoing' }, false)],
    [refusedBy !== null && orderedUntil === null, () => duty('OrderHandover', {}, true, ORDER)],
    [orderedUntil !== null && !enforced && missing.includes(refusedBy!), () => duty('EnforceHandover')],
    [!facts.extended, () => duty('ExtendHandover', {}, false)],
    [complete && missing.length === 0, () => duty('CloseHandover')],
  ]);
};

/** Whoever takes over neither looks into the inventory for the town nor signs it beside. Basis: handbook W2 (monitoring group). */
const guard = (command: FlowVerbCommand, { flow, facts }: State): HandoverRejection | undefined => {
  switch (command.type) {
    case 'GiveOpinion':
      return isByOwnForm([INVENTORY], flow && taskOf(flow, command.taskId)) ? reject('use-own-form') : undefined;
    case 'DecideCase':
    case 'CloseCase':
      return reject('use-own-form');
    case 'DelegateTask':
    case 'AddSignatory': {
      const named = command.type === 'DelegateTask' ? command.to : command.signatory;
      const takesOver = named.anyOf.some((one) => 'person' in one && one.person === facts.receiverId);
      return takesOver ? reject('receiver-watches') : undefined;
    }
    default:
      return undefined;
  }
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
  procedures: handoverProcedures,
  begins: () => HANDOVER,
  facts: handoverFacts,
  noFacts: noHandover,
  evolve: evolveHandover,
  material: ({ opened, items }) => opened && { ...opened, items: items.map((item) => ({ ...item })) },
  bearing: handoverBearing,
  act: actOnHandover,
  guard,
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
