import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { weighedUntold, withoutBasis } from '#testing';
import { hostedActions } from '#workflow';
import { Appointment } from './appointment.fixture.js';
import type { FilingMode } from './filing-rules.js';
import { secretaryAppointments } from './appointment.js';
import { acts, halts, later, nothing, type Model } from './appointment-acts.fixture.js';

const walks = fc.record({
  mode: fc.constantFrom<FilingMode>('pre', 'post'),
  numbers: fc.array(fc.nat(999), { minLength: 10, maxLength: 45, size: 'max' }),
});

/** Everything that the model is not open for is refused, and changes nothing. Each state of the model is looked at once. */
const refusesTheRest = (one: Appointment, model: Model, mode: FilingMode, looked: Set<string>): void => {
  const key = JSON.stringify([mode, model]);
  if (looked.has(key)) return;
  looked.add(key);
  for (const act of acts.filter((other) => !other.fits(model, mode) && !later(other, model))) {
    const before = one.state;
    const did = one.step(act.words);
    expect([act.name, typeof did === 'string' || did.length === 0, one.state === before]).toEqual([
      act.name,
      true,
      true,
    ]);
  }
};

const walk = (
  { mode, numbers }: Readonly<{ mode: FilingMode; numbers: readonly number[] }>,
  looked: Set<string>,
  seen = new Set<string>(),
): Appointment => {
  const one = new Appointment(mode, '2026-03-13');
  let model = nothing;
  for (const number of numbers) {
    refusesTheRest(one, model, mode, looked);
    const fitting = acts.filter((act) => act.fits(model, mode) && (number >= 900 || !halts(act)));
    const act = fitting[number % (fitting.length || 1)];
    if (!act) return one;
    const did = one.step(act.words);
    expect([act.name, typeof did !== 'string' && did.length > 0]).toEqual([act.name, true]);
    seen.add(act.name);
    model = { ...model, ...act.leads(model, mode) };
    const over = ['closed', 'ended', 'withdrawn'].includes(one.state.flow?.status ?? '');
    expect([over, one.state.facts.appointed !== null && !over]).toEqual([model.at === 'over', model.at === 'decided']);
    expect(withoutBasis(hostedActions(secretaryAppointments, one.state))).toEqual([]);
    expect(weighedUntold(secretaryAppointments.bearing, did)).toEqual([]);
    expect(Object.keys(one.state.facts.steps)).toEqual(expect.arrayContaining([...model.settled]));
  }
  return one;
};

describe('an appointment, whatever anybody does to it', () => {
  const looked = new Set<string>();

  it(
    'is open for what the model is open for, and for nothing else',
    () =>
      fc.assert(
        fc.property(walks, (words) => void walk(words, looked)),
        { numRuns: 60, endOnFailure: true },
      ),
    60_000,
  );

  it(
    'appoints once, ends no trial unheard, and takes no step twice',
    () =>
      fc.assert(
        fc.property(walks, (words) => {
          const { history } = walk(words, looked);
          const count = (type: string) => history.filter((event) => event.type === type).length;
          for (const type of ['SecretaryAppointed.v1', 'TrialEnded.v1', 'CaseClosed.v1'])
            expect(count(type)).toBeLessThanOrEqual(1);
          const steps = history.flatMap((event) => (event.type === 'AppointmentStepTaken.v1' ? [event.data.step] : []));
          expect(steps).toEqual([...new Set(steps)]);
          const ended = history.findIndex((event) => event.type === 'TrialEnded.v1' && event.data.outcome === 'ended');
          const heard = history.findIndex(({ type }) => type === 'TrialHearingRecorded.v1');
          expect(ended < 0 || (heard >= 0 && heard < ended)).toBe(true);
        }),
        { numRuns: 60, endOnFailure: true },
      ),
    60_000,
  );

  it('comes everywhere in some of the walks', () => {
    const seen = new Set<string>();
    for (const words of fc.sample(walks, { numRuns: 300, seed: 20_261_129 })) walk(words, looked, seen);
    expect(acts.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual([
      'ask for material',
      'appoint without a review',
    ]);
  }, 60_000);
});
