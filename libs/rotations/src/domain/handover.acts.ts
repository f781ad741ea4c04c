import {
  cancelDeadline,
  clockEnvOf,
  meetDeadline,
  openTaskOf,
  startDeadline,
  type Flow,
  type Hosted,
  type HostedStep,
} from '#workflow';
import type { HandoverCode, HandoverCommand, HandoverRejection } from './handover.commands.js';
import type { HandoverFact } from './handover.events.js';
import { missingSignatures, type HandoverFacts } from './handover.facts.js';
import { copyHolders, isDocumented } from './handover.items.js';
import { HANDOVER, INVENTORY } from './handover.procedure.js';

export const EXTENDED = 'handover~extended';
export const ORDER = 'order';

type Outcome = readonly HostedStep<HandoverFact>[] | HandoverRejection;
type Acting = Exclude<HandoverCommand, { type: 'OpenHandover' }>;
type Of<T extends HandoverCommand['type']> = Extract<HandoverCommand, { type: T }>;

export const reject = (rejected: HandoverCode, params?: Record<string, string | number>): HandoverRejection => ({
  rejected,
  ...(params ? { params } : {}),
});

/** What a command on a handover brings about. Basis: handbook W2, Handover. */
export const actOnHandover = (command: HandoverCommand, { flow, facts }: Hosted<HandoverFacts>): Outcome => {
  if (command.type === 'OpenHandover') return flow ? reject('handover-exists') : open(command);
  if (!flow || flow.status !== 'running') return reject('not-open-now');
  return act(command, flow, facts);
};

/** Whether the town has confirmed the inventory, and all whom it had sign beside have signed. */
export const isInventoried = ({ stages }: Pick<Flow, 'stages'>, { inventoried }: HandoverFacts): boolean =>
  inventoried && stages[INVENTORY] === 'complete';

const open = (command: Of<'OpenHandover'>): Outcome => {
  const {
    caseId,
    subjectId,
    orgPath,
    termId,
    origin,
    originId,
    villageCode,
    post,
    ruleKey,
    countedFrom,
    receiverId,
    env,
  } = command;
  const told = { termId, origin, originId, villageCode, post, orgPath, ruleKey, countedFrom, receiverId };
  return [
    { type: 'HandoverOpened.v1', data: { caseId, subjectId, personId: env.personId, on: env.today, ...told } },
    { type: 'SubmitCase', caseId, subjectId, orgPath },
  ];
};

const act = (command: Acting, flow: Flow, facts: HandoverFacts): Outcome => {
  const { env } = command;
  const { caseId, subjectId, orgPath, clocks } = flow;
  const by = { caseId, subjectId, personId: env.personId, on: env.today };
  switch (command.type) {
    case 'NameReceiver': {
      const { receiverId } = command;
      if (receiverId === subjectId) return reject('receiver-is-outgoing');
      if (facts.signed.incoming !== undefined) return reject('receiver-signed');
      return receiverId === facts.receiverId ? [] : [{ type: 'ReceiverNamed.v1', data: { ...by, receiverId } }];
    }
    case 'PrepareList': {
      const { items } = command;
      if (facts.inventoried) return reject('inventory-confirmed');
      if (items.length === 0) return reject('list-empty');
      if (new Set(items.map(({ itemId }) => itemId)).size !== items.length) return reject('item-twice');
      const bare = items.find((item) => !isDocumented(item));
      if (bare) return reject('seal-undocumented', { item: bare.itemId });
      return [{ type: 'HandoverListPrepared.v1', data: { ...by, items } }];
    }
    case 'CheckItem': {
      const { itemId, state, note } = command;
      if (facts.inventoried) return reject('inventory-confirmed');
      if (!facts.items.some((item) => item.itemId === itemId)) return reject('unknown-item');
      if (state === 'disputed' && !note?.trim()) return reject('dispute-without-note');
      return [{ type: 'HandoverItemChecked.v1', data: { ...by, itemId, state, note } }];
    }
    case 'ConfirmInventory': {
      const task = openTaskOf(flow, INVENTORY);
      if (!task) return reject(facts.inventoried ? 'inventory-confirmed' : 'not-open-now');
      if (facts.items.length === 0) return reject('list-missing');
      const unchecked = facts.items.filter(({ itemId }) => !(itemId in facts.checked));
      if (unchecked.length > 0) return reject('items-unchecked', { items: unchecked.length });
      const disputed = facts.items.map(({ itemId }) => itemId).filter((itemId) => facts.checked[itemId] === 'disputed');
      const { taskId } = task;
      return [
        { type: 'InventoryConfirmed.v1', data: { ...by, disputed } },
        { type: 'GiveOpinion', taskId, result: 'inventoried', ground: null, basisNo: null, opinion: '' },
      ];
    }
    case 'SignHandover': {
      const { as } = command;
      if (!isInventoried(flow, facts)) return reject('not-inventoried');
      if (facts.signed[as] !== undefined) return reject('signed-already');
      return [{ type: 'HandoverSigned.v1', data: { ...by, as } }];
    }
    case 'RefuseHandover': {
      const { by: party, complainedOn, complaint } = command;
      if (facts.refusedBy !== null) return reject('refused-already');
      if (facts.signed[party] !== undefined) return reject('signed-already');
      if (complainedOn > env.today) return reject('date-ahead');
      const rule = env.rule('handover.orderAfterComplaint', orgPath);
      return [
        { type: 'HandoverRefused.v1', data: { ...by, by: party, complainedOn, complaint } },
        startDeadline(ORDER, rule, complainedOn, clockEnvOf(flow.orgPath, env)),
      ];
    }
    case 'OrderHandover': {
      const { documentNo, until } = command;
      if (facts.refusedBy === null) return reject('not-refused');
      if (facts.orderedUntil !== null) return reject('ordered-already');
      if (until < env.today) return reject('until-not-ahead');
      return [
        { type: 'HandoverOrdered.v1', data: { ...by, documentNo, until } },
        ...meetDeadline(clocks, ORDER, env.today),
      ];
    }
    case 'EnforceHandover': {
      const { orderedUntil, refusedBy } = facts;
      if (orderedUntil === null) return reject('not-ordered');
      if (facts.enforced) return reject('enforced-already');
      if (facts.signed[refusedBy!] !== undefined) return reject('signed-already');
      if (env.today <= orderedUntil) return reject('order-still-runs', { until: orderedUntil });
      return [{ type: 'HandoverEnforced.v1', data: { ...by, note: command.note } }];
    }
    case 'ExtendHandover':
      return extend(command, flow, facts, by);
    case 'CloseHandover':
      return close(command, flow, facts, by);
    default:
      return command satisfies never;
  }
};

type By = Readonly<{ caseId: string; subjectId: string; personId: string; on: string }>;

/** Once, before it is due, by no more than the rule allows, counted from the day on which it was due. Basis: `handover.extension`. */
const extend = (
  { days, reasons, env }: Of<'ExtendHandover'>,
  flow: Flow,
  { extended }: HandoverFacts,
  by: By,
): Outcome => {
  const deadline = flow.clocks.deadlines[HANDOVER];
  if (extended) return reject('extended-already');
  if (deadline?.status !== 'running' || env.today > deadline.dueOn) return reject('extension-late');
  const rule = env.rule('handover.extension', flow.orgPath);
  if (days > rule.amount) return reject('extension-too-long', { most: rule.amount });
  return [
    { type: 'HandoverExtended.v1', data: { ...by, days, reasons } },
    ...cancelDeadline(flow.clocks, HANDOVER, env.today, 'extended'),
    startDeadline(EXTENDED, { ...rule, amount: days }, deadline.dueOn, clockEnvOf(flow.orgPath, env)),
  ];
};

/** Basis: handbook W2, guard of Close (three signatures, every item accepted or disputed with a note); `handover.copies`. */
const close = (command: Of<'CloseHandover'>, flow: Flow, facts: HandoverFacts, by: By): Outcome => {
  const { holders, office, env } = command;
  if (!isInventoried(flow, facts)) return reject('not-inventoried');
  const missing = missingSignatures(facts);
  if (missing.length > 0) return reject('signatures-missing', { missing: missing.join(', ') });
  const filed = copyHolders.filter((holder) => holders.includes(holder));
  if (filed.length < Math.min(env.copies, copyHolders.length)) return reject('copies-missing', { copies: env.copies });
  const { caseId, subjectId } = flow;
  const { termId, origin, originId, villageCode, post } = facts.opened!;
  const met = [HANDOVER, EXTENDED, ORDER].flatMap((name) => meetDeadline(flow.clocks, name, env.today));
  return [
    { type: 'HandoverCopiesFiled.v1', data: { ...by, holders: filed } },
    ...met,
    { type: 'DecideCase', office, outcome: 'handed-over', reasons: '' },
    { type: 'CloseCase' },
    {
      type: 'HandoverClosed.v1',
      data: { caseId, subjectId, on: env.today, termId, origin, originId, villageCode, post },
    },
  ];
};
