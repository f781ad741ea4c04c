import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { weighedUntold, withoutBasis } from '#testing';
import { hostedActions } from '#workflow';
import { Candidacy } from './candidacy.fixture.js';
import { standingOfCandidacy } from './candidacy.facts.js';
import { candidacies } from './candidacy.js';
import { nothing, acts, ofProcess, type Model, type Act } from './candidacy-acts.fixture.js';

/** What goes on is five times as likely as what ends: so that walks come far. */
const oftenOnwards = (fitting: readonly Act[], model: Model): readonly Act[] => {
  const onwards = fitting.filter(({ leads }) => model.at === 'appointed' || leads(model).at !== 'ended');
  return [...fitting, ...Array.from({ length: 5 }, () => onwards).flat()];
};

const walks = fc.array(fc.nat(999), { minLength: 6, maxLength: 40, size: 'max' });

/** Everything that the model is not open for is refused, and changes nothing. Each state of the model is looked at once. */
const refusesTheRest = (one: Candidacy, model: Model, looked: Set<string>): void => {
  const key = JSON.stringify(model);
  if (looked.has(key)) return;
  looked.add(key);
  for (const { name, do: give } of acts.filter(({ fits, name: of }) => !fits(model) && !ofProcess.includes(of))) {
    const before = one.state;
    const did = give(one);
    expect([name, typeof did === 'string' || did.length === 0, one.state === before]).toEqual([name, true, true]);
  }
};

const walk = (numbers: readonly number[], looked: Set<string>, seen = new Set<string>()): void => {
  const one = new Candidacy();
  let model = nothing;
  for (const number of numbers) {
    refusesTheRest(one, model, looked);
    const fitting = oftenOnwards(
      acts.filter(({ fits }) => fits(model)),
      model,
    );
    const act = fitting[number % fitting.length];
    if (!act) return;
    const did = act.do(one);
    expect([act.name, typeof did !== 'string' && did.length > 0]).toEqual([act.name, true]);
    seen.add(act.name);
    model = act.leads(model);
    const at = model.at === 'fit' ? 'medical' : model.at === 'returned' || model.at === 'none' ? 'applying' : model.at;
    expect(standingOfCandidacy(one.state)).toBe(at);
    expect(withoutBasis(hostedActions(candidacies, one.state))).toEqual([]);
    expect(weighedUntold(candidacies.bearing, did)).toEqual([]);
    const opinions = one.history.filter(
      (event) => event.type === 'OpinionGiven.v2' && event.data.office.startsWith('team:'),
    );
    expect(opinions).toHaveLength(model.signed.length);
    for (const type of ['ListingDecided.v1', 'MedicalCheckRecorded.v1'])
      expect(one.history.filter((event) => event.type === type).length).toBeLessThanOrEqual(1);
  }
};

describe('a candidacy, whatever anybody does to it', () => {
  it('is open for what the model is open for, loses no opinion, and decides once', () => {
    const looked = new Set<string>();
    fc.assert(
      fc.property(walks, (numbers) => walk(numbers, looked)),
      { numRuns: 60, endOnFailure: true },
    );
  }, 60_000);

  it('comes everywhere in some of the walks', () => {
    const seen = new Set<string>();
    const looked = new Set<string>();
    for (const numbers of fc.sample(walks, { numRuns: 200, seed: 20_261_129 })) walk(numbers, looked, seen);
    const never = ['have another of the team look into it'];
    expect(acts.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual(never);
  }, 60_000);
});
