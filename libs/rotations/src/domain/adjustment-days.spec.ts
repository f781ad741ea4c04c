import { describe, expect, it } from '@jest/globals';
import { isRejection } from '#kernel';
import {
  admonition,
  Adjustment,
  announcement,
  answer,
  concern,
  decided,
  decision,
  envOf,
  plan,
  recheck,
  type Words,
} from './adjustment.fixture.js';
import { adjustment } from './adjustment.js';

type Decided = Parameters<typeof adjustment.decider.decide>[0];

/** The earliest day that is named where a day lies before the step that it follows. */
const earliest = (one: Adjustment, words: Words) => {
  const found = adjustment.decider.decide({ ...words, env: envOf(one.today, 'p-officer') } as Decided, one.state);
  return isRejection(found) ? [found.rejected, found.params?.['earliest']] : [];
};

describe('the days of an adjustment', () => {
  it('have an admonition served after the hearing: its least time cannot have run before', () => {
    const one = new Adjustment().verified();
    one.step(concern);
    one.today = '2026-03-05';
    expect(earliest(one, { ...answer, answeredOn: '2026-03-01' })).toEqual(['date-before-step', '2026-03-02']);
    one.step({ ...answer, answeredOn: '2026-03-04' });
    expect(earliest(one, { ...admonition, servedOn: '2020-01-02', months: 1 })).toEqual([
      'date-before-step',
      '2026-03-04',
    ]);
    one.step({ ...admonition, servedOn: '2026-03-04', months: 1 });
    expect(one.step(recheck)).toBe('recheck-too-early');
    expect(earliest(one, { ...plan, receivedOn: '2026-03-03' })).toEqual(['date-before-step', '2026-03-04']);
    expect(one.step({ ...plan, receivedOn: '2026-03-05' })).toContain('SelfCorrectionReceived.v1');
  });

  it('have an admonition after a silence served once the time to answer is over', () => {
    const one = new Adjustment().verified();
    one.step(concern);
    one.today = '2026-03-10';
    one.step({ type: 'AdvanceCase' });
    expect(earliest(one, { ...admonition, servedOn: '2026-03-09' })).toEqual(['date-before-step', '2026-03-10']);
    expect(one.step({ ...admonition, servedOn: '2026-03-10' })).toContain('AdmonitionIssued.v1');
  });

  it('have the decision made after the proposal, and announced after the decision', () => {
    const one = new Adjustment().verified().heard().proposed().filed().tolerated();
    expect(earliest(one, { ...decision, documentOn: '2026-03-01' })).toEqual(['date-before-step', '2026-03-02']);
    const made = decided();
    expect(earliest(made, { ...announcement, announcedOn: '2026-03-01' })).toEqual(['date-before-step', '2026-03-02']);
    expect(made.step(announcement)).toContain('AdjustmentAnnounced.v1');
  });
});
