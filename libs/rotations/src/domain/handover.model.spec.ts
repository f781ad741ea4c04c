import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withoutBasis } from '#testing';
import { hostedActions, type FlowVerbCommand, type Office } from '#workflow';
import { mayAct, type Actor } from './actors.fixture.js';
import type { HandoverWords } from './handover.commands.js';
import {
  check,
  close,
  confirm,
  enforce,
  extend,
  Handing,
  incoming,
  list,
  opening,
  order,
  outgoing,
  refuse,
  sign,
} from './handover.fixture.js';
import type { Party, Signatory } from './handover.items.js';
import { handovers } from './handover.js';

/** Everyone who acts, in any order: each does what is theirs to do, and is kept from the rest. */
const program: Actor = { personId: 'p-program', roles: ['system'] };
const actors: readonly Actor[] = [
  program,
  { personId: outgoing, roles: [] },
  { personId: incoming, roles: [] },
  { personId: 'p-officer', roles: ['townOrgOfficer', 'townPartyCommittee'] },
  { personId: 'p-discipline', roles: ['townDisciplineOfficer'] },
  { personId: 'p-stranger', roles: ['villageSecretary'] },
  { personId: 'p-helper', roles: [] },
  { personId: 'p-beside', roles: [] },
];

/** The order has run out, while the handover may still be extended. */
const AFTER_THE_ORDER = '2026-03-07';

/** A simple model of a handover. */
type Model = Readonly<{
  at: 'none' | 'open' | 'closed';
  listed: boolean;
  checked: readonly string[];
  inventoried: boolean;
  signed: readonly Signatory[];
  refusedBy: Party | null;
  ordered: boolean;
  enforced: boolean;
  extended: boolean;
  /** Whether somebody counts for the town, and who signs the inventory besides. */
  delegated: boolean;
  added: number;
  beside: 'none' | 'pending' | 'signed';
}>;

const nothing: Model = {
  at: 'none',
  listed: false,
  checked: [],
  inventoried: false,
  signed: [],
  refusedBy: null,
  ordered: false,
  enforced: false,
  extended: false,
  delegated: false,
  added: 0,
  beside: 'none',
};

type Words = HandoverWords | FlowVerbCommand;
type Act = Readonly<{
  name: string;
  words: Words | ((model: Model) => Words);
  fits: (model: Model) => boolean;
  leads: (model: Model) => Partial<Model>;
}>;

const missing = ({ signed, enforced, refusedBy }: Model): readonly Signatory[] =>
  (['outgoing', 'incoming', 'witness'] as const).filter(
    (one) => !signed.includes(one) && !(enforced && one === refusedBy),
  );
/** The town has confirmed the inventory, and whoever it had sign besides has signed. */
const complete = ({ inventoried, beside }: Model) => inventoried && beside !== 'pending';
const person = (name: string): Office => ({
  office: `person:${name}`,
  anyOf: [{ person: name }],
  manned: true,
  mandatory: true,
});
const counting = (to: string) =>
  ({ type: 'DelegateTask', taskId: 'inventory.1.1', to: person(to), request: '请清点固定资产' }) as const;
const adding = (to: string) =>
  ({ type: 'AddSignatory', taskId: 'inventory.1.1', place: 'beside', signatory: person(to), reason: '监交' }) as const;
const besideId = ({ added }: Model) => `inventory.1.1+${added}`;
const isOpen = ({ inventoried, delegated }: Model) => !inventoried && !delegated;
const checking = (itemId: string, words: HandoverWords): Act => ({
  name: `check ${itemId}`,
  words,
  fits: ({ listed, inventoried }) => listed && !inventoried,
  leads: ({ checked }) => ({ checked: [...new Set([...checked, itemId])] }),
});
const signing = (as: Signatory): Act => ({
  name: `sign as ${as}`,
  words: sign(as),
  fits: (model) => complete(model) && !model.signed.includes(as),
  leads: ({ signed }) => ({ signed: [...signed, as] }),
});
const refusing = (by: Party): Act => ({
  name: `complain of ${by}`,
  words: { ...refuse, by },
  fits: ({ refusedBy, signed }) => refusedBy === null && !signed.includes(by),
  leads: () => ({ refusedBy: by }),
});

const acts: readonly Act[] = [
  { name: 'open', words: opening, fits: ({ at }) => at === 'none', leads: () => ({ at: 'open' }) },
  {
    name: 'list',
    words: list,
    fits: ({ inventoried }) => !inventoried,
    leads: () => ({ listed: true, checked: [] }),
  },
  checking('i1', check('i1')),
  checking('i2', check('i2', 'disputed', '缺 2019 年卷')),
  { name: 'dispute without a note', words: check('i2', 'disputed', ' '), fits: () => false, leads: () => ({}) },
  {
    name: 'confirm',
    words: confirm,
    fits: (model) => model.checked.length === 2 && isOpen(model),
    leads: () => ({ inventoried: true }),
  },
  {
    name: 'have it counted',
    words: counting('p-helper'),
    fits: ({ inventoried }) => !inventoried,
    leads: () => ({ delegated: true }),
  },
  { name: 'have it counted by who takes over', words: counting(incoming), fits: () => false, leads: () => ({}) },
  {
    name: 'report',
    words: { type: 'ReportToDelegator', taskId: 'inventory.1.1', opinion: '账实相符' },
    fits: ({ inventoried, delegated }) => !inventoried && delegated,
    leads: () => ({ delegated: false }),
  },
  {
    name: 'add a signatory',
    words: adding('p-beside'),
    fits: (model) => isOpen(model) && model.beside === 'none',
    leads: ({ added }) => ({ added: added + 1, beside: 'pending' }),
  },
  { name: 'add who takes over', words: adding(incoming), fits: () => false, leads: () => ({}) },
  {
    name: 'sign beside',
    words: (model) => ({
      type: 'GiveOpinion',
      taskId: besideId(model),
      result: 'inventoried',
      ground: null,
      basisNo: null,
      opinion: '',
    }),
    fits: ({ beside }) => beside === 'pending',
    leads: () => ({ beside: 'signed' }),
  },
  {
    name: 'take out the signatory',
    words: (model) => ({ type: 'RemoveSignatory', taskId: besideId(model), reason: '另行监交' }),
    fits: ({ beside }) => beside === 'pending',
    leads: () => ({ beside: 'none' }),
  },
  signing('outgoing'),
  signing('incoming'),
  signing('witness'),
  refusing('outgoing'),
  refusing('incoming'),
  {
    name: 'order',
    words: order,
    fits: ({ refusedBy, ordered }) => refusedBy !== null && !ordered,
    leads: () => ({ ordered: true }),
  },
  {
    name: 'enforce',
    words: enforce,
    fits: ({ ordered, enforced, refusedBy, signed }) => ordered && !enforced && !signed.includes(refusedBy!),
    leads: () => ({ enforced: true }),
  },
  { name: 'extend', words: extend, fits: ({ extended }) => !extended, leads: () => ({ extended: true }) },
  {
    name: 'close',
    words: close,
    fits: (model) => complete(model) && missing(model).length === 0,
    leads: () => ({ at: 'closed' }),
  },
];

const wordsOf = ({ words }: Act, model: Model): Words => (typeof words === 'function' ? words(model) : words);

const fitsNow = (act: Act, model: Model): boolean =>
  act.name === 'open' ? act.fits(model) : model.at === 'open' && act.fits(model);

/** Which of the acts that fit, and who acts: half of the numbers name anybody, the others one of those who may. */
const walks = fc.array(fc.record({ what: fc.nat(999), who: fc.nat(2 * actors.length - 1) }), {
  minLength: 10,
  maxLength: 60,
  size: 'max',
});

/** Everything that the model is not open for is refused, whoever asks. Each state of the model is looked at once. */
const refusesTheRest = (one: Handing, model: Model, looked: Set<string>): void => {
  const key = JSON.stringify(model);
  if (looked.has(key)) return;
  looked.add(key);
  for (const act of acts.filter((other) => !fitsNow(other, model))) {
    const before = one.state;
    const did = one.step(wordsOf(act, model));
    expect([act.name, typeof did, one.state === before]).toEqual([act.name, 'string', true]);
  }
};

const walk = (
  turns: readonly Readonly<{ what: number; who: number }>[],
  looked: Set<string>,
  seen = new Set<string>(),
): Handing => {
  const one = new Handing();
  let model = nothing;
  for (const { what, who } of turns) {
    refusesTheRest(one, model, looked);
    const fitting = acts.filter((act) => fitsNow(act, model));
    const act = fitting[what % (fitting.length || 1)];
    if (!act) return one;
    const words = wordsOf(act, model);
    const allowed = actors.filter((actor) => mayAct(one.requirement(words), actor));
    const actor = actors[who] ?? allowed[who % (allowed.length || 1)] ?? program;
    if (!allowed.includes(actor)) continue;
    expect([act.name, typeof one.step(words, actor.personId)]).toEqual([act.name, 'object']);
    seen.add(act.name);
    model = { ...model, ...act.leads(model) };
    if (model.ordered) one.today = AFTER_THE_ORDER;
    expect(withoutBasis(hostedActions(handovers, one.state))).toEqual([]);
    const { flow, facts } = one.state;
    expect([flow?.status ?? 'none', facts.inventoried, Object.keys(facts.checked).length]).toEqual([
      { none: 'none', open: 'running', closed: 'closed' }[model.at],
      model.inventoried,
      model.checked.length,
    ]);
    expect(Object.keys(facts.signed).toSorted()).toEqual(model.signed.toSorted());
  }
  return one;
};

describe('a handover, whatever anybody does to it', () => {
  const looked = new Set<string>();

  it(
    'is open for what the model is open for, and for nothing else',
    () =>
      fc.assert(
        fc.property(walks, (turns) => void walk(turns, looked)),
        { numRuns: 60, endOnFailure: true },
      ),
    60_000,
  );

  it(
    'is signed once by each, by nobody for another, and closed once with a word on every item',
    () =>
      fc.assert(
        fc.property(walks, (turns) => {
          const { history, state } = walk(turns, looked);
          const signatures = history.flatMap((event) => (event.type === 'HandoverSigned.v1' ? [event.data] : []));
          const signers = { outgoing, incoming, witness: 'p-discipline' };
          expect(signatures.map(({ as }) => as)).toEqual([...new Set(signatures.map(({ as }) => as))]);
          expect(signatures.every(({ as, personId }) => signers[as] === personId)).toBe(true);
          const closed = history.filter(({ type }) => type === 'HandoverClosed.v1');
          expect(closed.length).toBe(state.facts.closed ? 1 : 0);
          const isChecked = ['i1', 'i2'].every((itemId) => itemId in state.facts.checked);
          expect(isChecked || !state.facts.closed).toBe(true);
          expect(history.filter(({ type }) => type === 'DeadlineStarted.v1').length).toBeLessThanOrEqual(3);
        }),
        { numRuns: 60, endOnFailure: true },
      ),
    60_000,
  );

  it('comes everywhere in some of the walks', () => {
    const seen = new Set<string>();
    for (const turns of fc.sample(walks, { numRuns: 80, seed: 20_261_129 })) walk(turns, looked, seen);
    const never = ['dispute without a note', 'have it counted by who takes over', 'add who takes over'];
    expect(acts.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual(never);
  }, 60_000);
});
