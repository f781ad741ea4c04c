import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { weighedUntold, withoutBasis } from '#testing';
import { hostedActions } from '#workflow';
import { mayAct } from './actors.fixture.js';
import { Review } from './rotation.fixture.js';
import { rotations } from './rotation.js';
import { PROGRAM, actors, nothing, acts, later, type Model, type Words, type Act } from './rotation-acts.fixture.js';

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

const wordsOf = ({ words }: Act, model: Model): Words => (typeof words === 'function' ? words(model) : words);

/** Everything that the model is not open for is refused, whoever asks. Each state of the model is looked at once. */
const refusesTheRest = (one: Review, model: Model, looked: Set<string>): void => {
  const key = JSON.stringify(model);
  if (looked.has(key)) return;
  looked.add(key);
  for (const act of acts.filter((other) => !other.fits(model) && !later(other, model))) {
    const before = one.state;
    const did = one.step(wordsOf(act, model));
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
    const words = wordsOf(act, model);
    const allowed = actors.filter((actor) => mayAct(one.requirement(words), actor));
    const actor = actors[who] ?? allowed[who % (allowed.length || 1)] ?? PROGRAM;
    if (!allowed.includes(actor)) continue;
    const did = one.step(words, actor.personId);
    expect([act.name, typeof did !== 'string' && did.length > 0]).toEqual([act.name, true]);
    seen.add(act.name);
    model = { ...model, ...act.leads(model) };
    expect(withoutBasis(hostedActions(rotations, one.state))).toEqual([]);
    expect(weighedUntold(rotations.bearing, did)).toEqual([]);
    expect(one.state.flow?.status ?? 'none').toBe(
      model.waiting ? 'awaiting-material' : (STATUS[model.at] ?? 'decided'),
    );
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
          const filers = signers.slice(1);
          expect([drafter, ...signers]).toEqual([...new Set([drafter, ...signers])]);
          expect(deciders.some((person) => person === drafter || filers.includes(person))).toBe(false);
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
    for (const turns of fc.sample(walks, { numRuns: 160, seed: 20_261_129 })) walk(turns, looked, seen);
    expect(acts.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual([]);
  }, 60_000);
});
