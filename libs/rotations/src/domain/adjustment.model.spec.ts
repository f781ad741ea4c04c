import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DomainEvent } from '#kernel';
import { weighedUntold, withoutBasis } from '#testing';
import { hostedActions } from '#workflow';
import {
  Adjustment,
  admonition,
  announcement,
  answer,
  concern,
  decision,
  plan,
  proposal,
  recheck,
  suspension,
  tolerance,
  unfounded,
  type Words,
} from './adjustment.fixture.js';
import { isEstablished, isHeard, isTolerated, isToleranceChecked } from './adjustment.facts.js';
import { adjustmentKinds, kindCodes } from './adjustment.triggers.js';
import { adjustments } from './adjustment.js';

/** One act of somebody, whether it fits or not. */
type Act = Readonly<{ what: number; word: number; days: number }>;
const acts = fc.array(fc.record({ what: fc.nat(23), word: fc.nat(11), days: fc.nat(9) }), {
  minLength: 15,
  maxLength: 60,
  size: 'max',
});

const laterDay = (from: string, days: number): string => {
  const date = new Date(`${from}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + (days === 9 ? 20 : days > 6 ? 1 : 0));
  return date.toISOString().slice(0, 10);
};

const give = (one: Adjustment, { what, word }: Act): readonly string[] | string => {
  const { today } = one;
  const words: readonly Words[] = [
    concern,
    { ...answer, answeredOn: today },
    { ...admonition, servedOn: today, months: word % 5 },
    { ...plan, receivedOn: today },
    { ...recheck, lifted: word % 3 === 0 },
    { ...proposal, kind: kindCodes[word % kindCodes.length]! },
    proposal,
    unfounded,
    tolerance('discipline', word % 4 === 0 ? 'tolerate' : 'reduce'),
    tolerance('organization', word % 4 === 0 ? 'tolerate' : 'reduce'),
    suspension,
    { type: 'LiftSuspension', documentNo: 'x' },
    { ...decision, outcome: word % 6 === 0 ? 'kept' : 'adjusted', documentOn: today },
    { ...decision, documentOn: today },
    { ...announcement, announcedOn: today },
    { type: 'CompleteDeparture' },
    { type: 'CloseCase' },
    { type: 'RecordPostFiling', filingNo: 'x' },
    { type: 'AdvanceCase' },
    { type: 'NoteInvestigation' },
  ];
  const found = words[what];
  if (found) return one.step(found, 'p-committee');
  if (what === 20) return one.sign('filing', 'filed', 'p-county');
  if (what === 21) one.lock = [null, null, { resignationConsented: word > 5 }, null][word % 4] ?? null;
  if (what === 22) return one.step({ ...decision, documentOn: today }, 'p-committee');
  return one.step({ ...announcement, announcedOn: today }, 'p-committee');
};

type Look = (
  one: Adjustment,
  before: Adjustment['state'],
  did: readonly string[] | string,
  lock: Adjustment['lock'],
) => void;

const walk = (random: readonly Act[], look: Look) => {
  const first = random[0]!;
  const one = new Adjustment('2026-03-02', first.word % 3 === 0 ? 'post' : 'pre').verified(
    first.days === 0 ? 'not-established' : 'established',
  );
  if (first.word % 2 === 0) one.heard().proposed().filed();
  if (first.word % 4 === 1) one.heard().step(admonition);
  for (const act of random) {
    one.today = laterDay(one.today, act.days);
    const before = one.state;
    const did = give(one, act);
    expect(withoutBasis(hostedActions(adjustments, one.state))).toEqual([]);
    expect(weighedUntold(adjustments.bearing, did)).toEqual([]);
    look(one, before, did, one.lock);
  }
  return one;
};

const always = (look: Look) =>
  fc.assert(
    fc.property(acts, (random) => void walk(random, look)),
    { numRuns: 25, endOnFailure: true },
  );

const countOf = (events: readonly DomainEvent[], type: string) => events.filter((event) => event.type === type).length;
const happened = (did: readonly string[] | string, type: string) => typeof did !== 'string' && did.includes(type);

describe('an adjustment, whatever anybody does to it', () => {
  it('comes to every kind of end in some of the walks', () => {
    const types = new Set<string>();
    for (const random of fc.sample(acts, { numRuns: 120, seed: 20_261_129 }))
      for (const { type } of walk(random, () => undefined).history) types.add(type);
    const ends = [
      'AdmonitionLifted.v1',
      'AdmonitionFailed.v1',
      'AnswerPeriodEnded.v1',
      'AdjustmentPostFiled.v1',
      'CaseEnded.v1',
      'DepartureCompleted.v1',
      'SuspensionLifted.v1',
      'AdjustmentUnlocked.v1',
    ];
    expect(ends.filter((type) => !types.has(type))).toEqual([]);
  }, 60_000);

  it(
    'decides against nobody unheard, unverified, unchecked, tolerated, or under investigation',
    () =>
      always((_one, { flow, facts }, did, lock) => {
        if (!happened(did, 'CadreAdjusted.v1')) return;
        expect([isEstablished(flow!), lock, facts.recheckFrom]).toEqual([true, null, null]);
        if (!adjustmentKinds[facts.proposed!].adverse) return;
        expect([isHeard(facts), isToleranceChecked(facts), isTolerated(facts)]).toEqual([true, true, false]);
      }),
    60_000,
  );

  it(
    'takes no measure but suspension while an investigation holds',
    () =>
      always((_one, _before, did, lock) => {
        if (lock === null || typeof did === 'string') return;
        const measures = did.filter((type) =>
          /^(ConcernIssued|Admonition|AdjustmentProposed|OpinionGiven|CaseDecided)/.test(type),
        );
        expect(measures).toEqual([]);
      }),
    60_000,
  );

  it(
    'decides, announces and closes once, in this order',
    () =>
      always(({ history }) => {
        const counts = ['CaseDecided.v1', 'AdjustmentAnnounced.v1', 'DepartureCompleted.v1'].map((type) =>
          countOf(history, type),
        );
        expect(counts.every((count, index) => count <= (index === 0 ? 1 : counts[index - 1]!))).toBe(true);
      }),
    60_000,
  );

  it(
    'changes nothing where it refuses',
    () =>
      always(({ state }, before, did) => {
        expect(typeof did !== 'string' || state === before).toBe(true);
      }),
    60_000,
  );
});
