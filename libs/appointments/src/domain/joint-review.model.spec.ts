import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRejection, type DomainEvent } from '#kernel';
import { weighedUntold, withoutBasis } from '#testing';
import { hostedActions } from '#workflow';
import { adverseGrounds, doubtfulOffices, hardReplies, isDoubtSettled, repliesOf } from './joint-review.facts.js';
import { dept, fourChecks, mandatory, openWords, register, Review, type Words } from './joint-review.fixture.js';
import { jointReview, jointReviews } from './joint-review.js';

/** What departments say in the model, and on what ground. */
const SAYINGS = [
  ['clear', null],
  ['clear', null],
  ['clear', null],
  ['clear', null],
  ['clear', null],
  ['hard', 'H1'],
  ['soft', 'S3'],
  ['needs-check', null],
] as const;

/** One act of somebody: mostly what moves a review on, in any order, whether it fits or not. */
type Act = Readonly<{ what: number; who: number; word: number; days: number }>;
const acts = fc.array(fc.record({ what: fc.nat(19), who: fc.nat(7), word: fc.nat(29), days: fc.nat(3) }), {
  minLength: 10,
  maxLength: 70,
  size: 'max',
});

const laterDay = (from: string, days: number): string => {
  const day = new Date(`${from}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + (days === 3 ? 1 : 0));
  return day.toISOString().slice(0, 10);
};

const give = (review: Review, { what, who, word }: Act): readonly string[] | string => {
  const open = register.filter(({ department: code }) =>
    review.state.flow!.tasks.some(({ office, status }) => status === 'pending' && office.office === dept(code)),
  );
  const code = (open.length > 0 ? open : register)[who % (open.length || register.length)]!.department;
  const [result, ground] = SAYINGS[word % SAYINGS.length]!;
  const replies = [...repliesOf(review.state.flow!).values()];
  const adverse = replies.filter(({ signature }) => signature!.result !== 'clear').map(({ office }) => office.office);
  const raised = [...new Set([...adverse, ...doubtfulOffices(review.state.flow!, review.state.facts)])];
  const words: readonly Words[] = [
    { type: 'NotifyAdverseOpinion', noticeNo: 'n' },
    { type: 'RecordCandidateStatement', statedOn: review.today, statement: 's' },
    { type: 'DeferDecision', until: laterDay(review.today, 3), reasons: 'r' },
    { type: 'FeedBackResult', letterNo: 'l' },
    { type: 'ReportAdverseFact', ground: 'H4', basisNo: 'b' },
    { type: 'RevokeReview', reasons: 'r' },
    {
      type: 'RequestReReview',
      departments: raised.slice(0, 2),
      evidence: 'e',
      reasons: 'r',
    },
    { type: 'TakeBackOpinion', taskId: replies[word % Math.max(1, replies.length)]?.taskId ?? 'x.1.1', reason: 'r' },
    { type: 'AdvanceCase' },
  ];
  const [report, advance] = [words[4]!, words[8]!];
  if (what === 15)
    return word % 5 === 0 || review.state.facts.result ? review.step(report, `p-${code}`) : review.step(advance);
  if (what < 8) return review.sign('circulation', result, code, ground);
  if (what === 8) return review.decide('pass');
  if (what === 9) return review.decide('fail');
  if (what === 10)
    return review.panel(raised.map((office) => ({ office, finding: word % 2 ? 'confirmed' : 'dismissed' })));
  return review.step(words[what - 11]!);
};

const walk = (
  random: readonly Act[],
  look: (review: Review, before: Review['state'], did: readonly string[] | string) => void,
) => {
  const review = new Review().circulate();
  for (const act of random) {
    review.today = laterDay(review.today, act.days);
    const before = review.state;
    const did = give(review, act);
    expect(withoutBasis(hostedActions(jointReviews, review.state))).toEqual([]);
    expect(weighedUntold(jointReviews.bearing, did)).toEqual([]);
    look(review, before, did);
  }
  return review;
};

const always = (look: Parameters<typeof walk>[1]) =>
  fc.assert(
    fc.property(acts, (random) => void walk(random, look)),
    { numRuns: 15, endOnFailure: true },
  );

const countOf = (events: readonly DomainEvent[], type: string) => events.filter((event) => event.type === type).length;

describe('a joint review, whatever anybody does to it', () => {
  it('comes to every kind of end in some of the walks', () => {
    const types = new Set<string>();
    for (const random of fc.sample(acts, { numRuns: 120, seed: 20_261_125 }))
      for (const { type } of walk(random, () => undefined).history) types.add(type);
    expect(
      [...jointReview.events.current].filter(
        (type) => /Review|Panel|Statement|Adverse|Feedback/.test(type) && !types.has(type),
      ),
    ).toEqual(['JointReviewExpired.v1']);
  }, 60_000);

  it(
    'never passes against a hard ground, before every mandatory reply, or unheard',
    () =>
      always(({ state }, before, did) => {
        if (!Array.isArray(did) || !did.includes('JointReviewDecided.v1')) return;
        const { flow, facts } = before;
        const offices = new Set(repliesOf(flow!).keys());
        expect(mandatory.filter((code) => !offices.has(dept(code)))).toEqual([]);
        const result = state.facts.result!;
        const isHeard = ['stated', 'lapsed'].includes(state.facts.hearing);
        expect({
          settled: isDoubtSettled(flow!, facts),
          hard: result.outcome === 'pass' ? hardReplies(flow!).length : 0,
          heard: result.outcome === 'pass' || isHeard,
          grounds: result.grounds,
        }).toEqual({
          settled: true,
          hard: 0,
          heard: true,
          grounds: result.outcome === 'pass' ? [] : adverseGrounds(state.flow!, state.facts),
        });
      }),
    60_000,
  );

  it(
    'is valid only after a pass, and reopened once at most',
    () =>
      always(({ state, history }) => {
        const passes = history.flatMap((event) => (event.type === 'JointReviewDecided.v1' ? [event.data.outcome] : []));
        expect(state.facts.standing === 'none' || passes.at(-1) === 'pass').toBe(true);
        expect(countOf(history, 'ReReviewRequested.v1')).toBeLessThanOrEqual(1);
        expect(countOf(history, 'JointReviewDecided.v1')).toBeLessThanOrEqual(2);
      }),
    60_000,
  );

  it(
    'loses no reply and counts none twice',
    () =>
      always(({ state, history }) => {
        const given = countOf(history, 'OpinionGiven.v2') - countOf(history, 'OpinionRetracted.v1');
        expect(state.flow!.tasks.filter(({ signature }) => signature !== null)).toHaveLength(given);
      }),
    60_000,
  );

  it(
    'changes nothing where it refuses, and refuses what is not known',
    () =>
      always((review, before, did) => {
        expect(typeof did !== 'string' || review.state === before).toBe(true);
        expect(review.step({ ...openWords })).toBe('review-exists');
        expect(review.step({ type: 'RecordTownReview', checks: fourChecks, note: '' })).toBe('not-open-now');
      }),
    60_000,
  );

  it('has nothing to decide before it is opened', () =>
    expect(
      isRejection(
        jointReview.decider.decide({ type: 'AdvanceCase', env: {} } as never, jointReview.decider.initialState()),
      ),
    ).toBe(true));
});
