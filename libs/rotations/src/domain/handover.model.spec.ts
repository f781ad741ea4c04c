import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { weighedUntold, withoutBasis } from '#testing';
import { hostedActions } from '#workflow';
import { mayAct } from './actors.fixture.js';
import { Handing, incoming, outgoing } from './handover.fixture.js';
import { handovers } from './handover.js';
import {
  program,
  actors,
  AFTER_THE_ORDER,
  nothing,
  acts,
  wordsOf,
  fitsNow,
  type Model,
} from './handover-acts.fixture.js';

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
    const did = one.step(words, actor.personId);
    expect([act.name, typeof did]).toEqual([act.name, 'object']);
    seen.add(act.name);
    model = { ...model, ...act.leads(model) };
    if (model.ordered) one.today = AFTER_THE_ORDER;
    expect(withoutBasis(hostedActions(handovers, one.state))).toEqual([]);
    expect(weighedUntold(handovers.bearing, did)).toEqual([]);
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
