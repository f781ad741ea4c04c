import { describe, expect, it } from '@jest/globals';
import {
  confirmed,
  dept,
  dismissed,
  hard,
  letter,
  notice,
  Review,
  reviewed,
  statement,
} from './joint-review.fixture.js';

const fact = (ground: string) => ({ type: 'ReportAdverseFact', ground, basisNo: '济历城审〔2026〕1号' }) as const;
const late = (ground: string, told: Parameters<typeof reviewed>[0] = {}) => {
  const review = reviewed(told);
  review.step(fact(ground), 'p-audit');
  return review;
};

describe('a fact that a department finds after the replies', () => {
  it('is of the department that was asked, though it never replied', () => {
    const review = reviewed();
    expect(new Review().circulate().step(fact('S4'), 'p-audit')).toBe('no-valid-pass');
    expect(review.step(fact('X9'), 'p-audit')).toBe('unknown-ground');
    expect(review.step(fact('S4'), 'p-audit')).toEqual(['AdverseFactReported.v1']);
    expect(review.state.facts.lateFacts).toEqual([{ department: dept('audit'), ground: 'S4' }]);
    expect(review.history.at(-1)).toMatchObject({ data: { department: dept('audit') } });
  });

  it('is looked at by a panel before anybody decides, and falls with its finding', () => {
    const review = late('S4');
    expect(review.decide('pass')).toBe('panel-first');
    review.panel([dismissed('audit')]);
    expect(review.decide('pass')).toContain('JointReviewDecided.v1');
  });

  it('is a ground of the fail where the panel confirms it; a hard one vetoes', () => {
    const soft = late('S4');
    soft.panel([confirmed('audit')]);
    expect(soft.decide('fail')).toBe('notice-first');
    soft.step(notice);
    soft.step(statement);
    soft.decide('fail');
    expect(soft.state.facts.result).toMatchObject({ outcome: 'fail', grounds: ['S4'] });
    const veto = late('H4');
    veto.panel([confirmed('audit')]);
    expect(veto.decide('pass')).toBe('hard-ground-stands');
  });

  it('has a candidate who was being heard told anew', () => {
    const review = reviewed(hard);
    review.step(notice);
    expect(review.step(fact('S4'), 'p-audit')).toEqual([
      'AdverseFactReported.v1',
      'DeadlineCancelled.v1',
      'DeadlineResumed.v1',
    ]);
    review.panel([confirmed('audit')]);
    expect(review.decide('fail')).toBe('notice-first');
    expect(review.step(notice)).toContain('DeadlineStarted.v1');
    expect(review.history.findLast(({ type }) => type === 'AdverseOpinionNotified.v1')).toMatchObject({
      data: { grounds: ['H1', 'S4'] },
    });
    review.step(statement);
    expect(review.decide('fail')).toContain('JointReviewDecided.v1');
  });

  it('is asked about again in a re-review, and gives no ground to revoke a pass', () => {
    const review = late('S4');
    review.panel([confirmed('audit')]);
    review.step(notice);
    review.step(statement);
    review.decide('fail');
    review.step(letter);
    const evidence = 'c'.repeat(64);
    const again = { type: 'RequestReReview', departments: [dept('audit')], evidence, reasons: '已整改' } as const;
    expect(review.step(again)).toContain('ReReviewRequested.v1');
    review.sign('circulation', 'clear', 'audit');
    expect(review.decide('pass')).toContain('JointReviewDecided.v1');
    expect(review.step({ type: 'RevokeReview', reasons: '旧情形' })).toBe('no-adverse-fact');
  });
});
