import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withoutBasis } from '#testing';
import { hostedActions, type FlowVerbCommand } from '#workflow';
import { mayAct, type Actor } from './actors.fixture.js';
import type { RotationWords } from './rotation.commands.js';
import { decision, opening, Review } from './rotation.fixture.js';
import { rotations } from './rotation.js';

const PROGRAM: Actor = { personId: 'p-program', roles: ['system'] };
/** Everyone who acts, in any order. Three of them hold every role, one of whom is moved: what keeps them apart is what they have done. */
const EVERYTHING = ['townOrgOfficer', 'townPartyCommittee', 'countyOrgOfficer', 'countyOrgLeader'];
const actors: readonly Actor[] = [
  PROGRAM,
  { personId: 'p-a', roles: EVERYTHING },
  { personId: 'p-all', roles: EVERYTHING },
  { personId: 'p-every', roles: EVERYTHING },
  { personId: 'p-committee', roles: ['townPartyCommittee'] },
  { personId: 'p-county', roles: ['countyOrgOfficer'] },
];

/** A simple model of the swap of two within a town. */
type Model = Readonly<{
  at:
    | 'none'
    | 'committees'
    | 'filing'
    | 'decidable'
    | 'kept'
    | 'due'
    | 'begun'
    | 'refused'
    | 'done'
    | 'closed'
    | 'ended'
    | 'withdrawn';
  begun: boolean;
  held: boolean;
  handed: readonly string[];
}>;

const nothing: Model = { at: 'none', begun: false, held: false, handed: [] };

type Words = RotationWords | FlowVerbCommand;
type Act = Readonly<{
  name: string;
  words: Words;
  fits: (model: Model) => boolean;
  leads: (model: Model) => Partial<Model>;
}>;

const at =
  (...places: readonly Model['at'][]) =>
  (model: Model) =>
    places.includes(model.at);
const to = (place: Model['at']) => () => ({ at: place });
const opinion = (taskId: string, result: string): FlowVerbCommand => {
  const paper = result === 'object' ? { ground: 'other', basisNo: '港党〔2026〕3号' } : { ground: null, basisNo: null };
  return { type: 'GiveOpinion', taskId, result, ...paper, opinion: '' };
};
const handing = (person: string): Act => ({
  name: `hand over ${person}`,
  words: { type: 'NoteHandedOver', termId: `t-${person}` },
  fits: ({ at: place, handed }) => place === 'done' && !handed.includes(person),
  leads: ({ handed }) => ({ handed: [...handed, person], at: handed.length === 1 ? 'closed' : 'done' }),
});
const terms = [{ termId: 't-p-a', newTermId: 'n-a' }];

const acts: readonly Act[] = [
  { name: 'open', words: opening(), fits: ({ at: place, held }) => place === 'none' && !held, leads: to('committees') },
  {
    name: 'agree',
    words: opinion('committees.1.1', 'agree'),
    fits: ({ at: place, held }) => place === 'committees' && !held,
    leads: to('filing'),
  },
  {
    name: 'object',
    words: opinion('committees.1.1', 'object'),
    fits: ({ at: place, held }) => place === 'committees' && !held,
    leads: to('ended'),
  },
  { name: 'withdraw', words: { type: 'WithdrawCase', reason: '撤回' }, fits: at('committees'), leads: to('withdrawn') },
  {
    name: 'file',
    words: opinion('filing.1.1', 'filed'),
    fits: ({ at: place, held }) => place === 'filing' && !held,
    leads: to('decidable'),
  },
  {
    name: 'rotate',
    words: decision(),
    fits: ({ at: place, held }) => place === 'decidable' && !held,
    leads: to('due'),
  },
  { name: 'keep', words: decision('keep'), fits: at('decidable'), leads: to('kept') },
  { name: 'close', words: { type: 'CloseCase' }, fits: at('kept'), leads: to('closed') },
  {
    name: 'begin',
    words: { type: 'BeginMoves' },
    fits: at('due'),
    leads: () => ({ at: 'begun', begun: true }),
  },
  {
    name: 'be refused',
    words: { type: 'RefuseMoves', code: 'near-relative' },
    fits: at('due', 'begun'),
    leads: to('refused'),
  },
  {
    name: 'try again',
    words: { type: 'RetryMoves' },
    fits: ({ at: place, begun, held }) => place === 'refused' && (begun || !held),
    leads: ({ begun }) => ({ at: begun ? 'begun' : 'due' }),
  },
  { name: 'complete', words: { type: 'CompleteMoves', terms }, fits: at('begun'), leads: to('done') },
  handing('p-a'),
  handing('p-b'),
];

/** The program notes a handover once the moves are made: before, it is not asked of the decider. */
const later = ({ name }: Act, { at: place }: Model) => name.startsWith('hand over') && place !== 'done';

type Turn = Readonly<{ what: number; who: number; held: number }>;
const walks = fc.array(fc.record({ what: fc.nat(999), who: fc.nat(2 * actors.length - 1), held: fc.nat(11) }), {
  minLength: 8,
  maxLength: 50,
  size: 'max',
});

const STATUS: Readonly<Partial<Record<Model['at'], string>>> = {
  none: 'none',
  committees: 'running',
  filing: 'running',
  decidable: 'running',
  closed: 'closed',
  ended: 'ended',
  withdrawn: 'withdrawn',
};

/** Everything that the model is not open for is refused, whoever asks. Each state of the model is looked at once. */
const refusesTheRest = (one: Review, model: Model, looked: Set<string>): void => {
  const key = JSON.stringify(model);
  if (looked.has(key)) return;
  looked.add(key);
  for (const act of acts.filter((other) => !other.fits(model) && !later(other, model))) {
    const before = one.state;
    const did = one.step(act.words);
    const isRefused = typeof did === 'string' || did.length === 0;
    expect([act.name, isRefused, one.state === before]).toEqual([act.name, true, true]);
  }
};

const walk = (turns: readonly Turn[], looked: Set<string>, seen = new Set<string>()): Review => {
  const one = new Review();
  let model = nothing;
  for (const { what, who, held } of turns) {
    model = { ...model, held: held === 0 };
    one.held = model.held ? ['p-b'] : [];
    refusesTheRest(one, model, looked);
    const fitting = acts.filter(({ fits }) => fits(model));
    const act = fitting[what % (fitting.length || 1)];
    if (!act) continue;
    const allowed = actors.filter((actor) => mayAct(one.requirement(act.words), actor));
    const actor = actors[who] ?? allowed[who % (allowed.length || 1)] ?? PROGRAM;
    if (!allowed.includes(actor)) continue;
    const did = one.step(act.words, actor.personId);
    expect([act.name, typeof did !== 'string' && did.length > 0]).toEqual([act.name, true]);
    seen.add(act.name);
    model = { ...model, ...act.leads(model) };
    expect(withoutBasis(hostedActions(rotations, one.state))).toEqual([]);
    expect(one.state.flow?.status ?? 'none').toBe(STATUS[model.at] ?? 'decided');
  }
  return one;
};

describe('a rotation, whatever anybody does to it', () => {
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
    'is drafted, agreed to, filed and decided by four who are apart, and by neither of the two',
    () =>
      fc.assert(
        fc.property(walks, (turns) => {
          const { history } = walk(turns, looked);
          const by = (type: string) =>
            history.flatMap((event) => (event.type === type && 'personId' in event.data ? [event.data.personId] : []));
          const [drafter] = by('CaseSubmitted.v1');
          const signers = by('OpinionGiven.v2');
          const deciders = by('RotationDecided.v1');
          const filer = signers[1];
          expect([drafter, ...signers]).toEqual([...new Set([drafter, ...signers])]);
          expect(deciders.some((person) => person === drafter || person === filer)).toBe(false);
          expect([...signers, ...deciders]).not.toContain('p-a');
        }),
        { numRuns: 60, endOnFailure: true },
      ),
    60_000,
  );

  it(
    'is decided once, moved once, and each post is released once',
    () =>
      fc.assert(
        fc.property(walks, (turns) => {
          const { history, state } = walk(turns, looked);
          const count = (type: string) => history.filter((event) => event.type === type).length;
          for (const type of ['RotationDecided.v1', 'RotationMovesBegun.v1', 'RotationMovesCompleted.v1'])
            expect(count(type)).toBeLessThanOrEqual(1);
          expect(state.facts.handedOver).toEqual([...new Set(state.facts.handedOver)]);
          expect(count('MovedPostReleased.v1')).toBe(state.facts.handedOver.length);
          expect(state.facts.begun).toBe(count('RotationMovesBegun.v1') > 0);
        }),
        { numRuns: 60, endOnFailure: true },
      ),
    60_000,
  );

  it('comes everywhere in some of the walks', () => {
    const seen = new Set<string>();
    for (const turns of fc.sample(walks, { numRuns: 120, seed: 20_261_129 })) walk(turns, looked, seen);
    expect(acts.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual([]);
  }, 60_000);
});
