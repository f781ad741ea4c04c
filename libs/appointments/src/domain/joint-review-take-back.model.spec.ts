import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hostedActions, openTasks, type Office } from '#workflow';
import { fourChecks, openWords, Review, type Words } from './joint-review.fixture.js';
import { jointReviews } from './joint-review.js';

/** One act of somebody before the departments are asked, in any order, whether it fits or not. */
type Act = Readonly<{ what: number; where: number; days: number }>;
const acts = fc.array(fc.record({ what: fc.nat(15), where: fc.nat(3), days: fc.nat(3) }), {
  minLength: 12,
  maxLength: 60,
  size: 'max',
});

const STAGES = ['village-check', 'town-review', 'submission', 'intake'] as const;
const days = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06'];
const civil: Office = { office: 'person:p-civil', anyOf: [{ person: 'p-civil' }], manned: true, mandatory: true };

const lastTaskOf = ({ state }: Review, stage: string, status: string) =>
  state.flow!.tasks.findLast((task) => task.stage === stage && task.status === status)?.taskId ?? `${stage}.9.9`;

/** What moves a review on comes more often than what holds it up. */
const wordsOf = (review: Review, { what, where }: Act): readonly [Words, string] => {
  const stage = STAGES[where]!;
  const open = lastTaskOf(review, stage, 'pending');
  const opinion = { type: 'GiveOpinion', ground: null, basisNo: null, opinion: '' } as const;
  const give = (of: 'submission' | 'intake', result: string): readonly [Words, string] => [
    { ...opinion, taskId: lastTaskOf(review, of, 'pending'), result },
    `p-${of}`,
  ];
  if (what < 3) return [{ type: 'RecordVillageCheck', note: '符合' }, 'p-village-check'];
  if (what < 6) return [{ type: 'RecordTownReview', checks: fourChecks, note: '同意' }, 'p-town-review'];
  if (what < 8) return give('submission', 'submit');
  if (what < 9) return give('intake', 'circulate');
  if (what < 12)
    return [{ type: 'TakeBackOpinion', taskId: lastTaskOf(review, stage, 'signed'), reason: 'r' }, `p-${stage}`];
  if (what === 12)
    return [{ type: 'ReturnCase', taskId: open, to: where % 2 ? 'draft' : 'town-review', reason: 'r' }, `p-${stage}`];
  if (what === 13) return [{ type: 'ResubmitCase', note: 'n' }, 'p-drafter'];
  if (what === 14)
    return [{ type: 'AddSignatory', taskId: open, place: 'beside', signatory: civil, reason: 'r' }, `p-${stage}`];
  return review.state.flow!.status === 'running'
    ? [{ type: 'RequestMaterial', taskId: open, what: 'w' }, `p-${stage}`]
    : [{ type: 'ProvideMaterial', note: 'n' }, 'p-drafter'];
};

type Step = Readonly<{ review: Review; before: Review['state']; words: Words; did: readonly string[] | string }>;

const walk = (random: readonly Act[], look: (step: Step) => void = () => undefined) => {
  const review = new Review();
  review.step(openWords, 'p-drafter');
  review.attachMinutes();
  for (const act of random) {
    const day = Math.min(days.length - 1, days.indexOf(review.today) + (act.days === 3 ? 1 : 0));
    review.today = days[day]!;
    const [words, by] = wordsOf(review, act);
    const before = review.state;
    look({ review, before, words, did: review.step(words, by) });
  }
  return review;
};

const always = (look: (step: Step) => void) =>
  fc.assert(
    fc.property(acts, (random) => void walk(random, look)),
    { numRuns: 60, endOnFailure: true },
  );

const happened = (did: Step['did'], type: string): boolean => typeof did !== 'string' && did.includes(type);
const offered = ({ state }: Review) =>
  hostedActions(jointReviews, state).flatMap(({ action, taskId }) => (action === 'TakeBackOpinion' ? [taskId] : []));

describe('a joint review before the departments are asked, whatever anybody does to it', () => {
  it('has each opinion taken back, circulates and is sent back in some of the walks', () => {
    const seen = new Set<string>();
    for (const random of fc.sample(acts, { numRuns: 150, seed: 20_261_130 }))
      for (const event of walk(random).history)
        seen.add(event.type === 'OpinionRetracted.v1' ? event.data.taskId.split('.')[0]! : event.type);
    expect([...seen]).toEqual(
      expect.arrayContaining([...STAGES.slice(0, 3), 'CaseReturned.v2', 'MaterialProvided.v1', 'SignatoryAdded.v1']),
    );
  }, 60_000);

  it('never takes back what asked the departments, nor anything after that', () =>
    always(({ review, before, did }) => {
      const isAsked = before.facts.circulatedOn !== null;
      expect(isAsked && happened(did, 'OpinionRetracted.v1')).toBe(false);
      expect(review.state.facts.circulatedOn === null ? [] : offered(review)).toEqual([]);
    }));

  it('takes back what it offers, by whoever gave it alone, and leaves the stage waiting for it', () =>
    always(({ review, before, words, did }) => {
      if (words.type !== 'TakeBackOpinion') return;
      const moves = hostedActions(jointReviews, before).filter(({ action }) => action === words.type);
      const offer = moves.find(({ taskId }) => taskId === words.taskId);
      expect(happened(did, 'OpinionRetracted.v1')).toBe(offer !== undefined);
      if (!offer) return;
      const signed = before.flow!.tasks.find(({ taskId }) => taskId === words.taskId)!.signature!;
      expect(offer.anyOf).toEqual([{ person: signed.personId }]);
      expect(openTasks(review.state.flow!).map(({ taskId }) => taskId)).toEqual([words.taskId]);
    }));

  it('has a running clock for each stage that has one, as long as it runs', () =>
    always(({ review: { state } }) => {
      const { status, tasks, clocks } = state.flow!;
      const due = tasks.flatMap((task) => (task.status === 'pending' && task.clock !== null ? [task.clock] : []));
      const running = Object.values(clocks.deadlines).flatMap((one) =>
        one.status === 'running' && !one.deadlineId.startsWith('correction') ? [one.deadlineId] : [],
      );
      expect(running.toSorted()).toEqual(status === 'running' ? [...new Set(due)].toSorted() : []);
    }));

  it('counts each signature once: what was taken back is not among those given', () =>
    always(({ review: { state, history } }) => {
      const countOf = (type: string) => history.filter((event) => event.type === type).length;
      const given = countOf('OpinionGiven.v2') - countOf('OpinionRetracted.v1');
      expect(state.flow!.tasks.filter(({ signature }) => signature !== null)).toHaveLength(given);
    }));
});
