import { describe, expect, it } from '@jest/globals';
import { caseId, fourChecks, Review, type Words } from '../domain/joint-review.fixture.js';
import { ReviewPaperFacts } from './review-facts.js';

const check: Words = { type: 'RecordVillageCheck', note: '符合条件' };
const town: Words = { type: 'RecordTownReview', checks: fourChecks, note: '同意' };
const takeBack = (taskId: string): Words => ({ type: 'TakeBackOpinion', taskId, reason: '看错了材料' });

/** What the papers of a submitted review say after these steps: who checked, who reviewed, when it was submitted. */
const after = (...steps: readonly (readonly [Words, string])[]) => {
  const review = new Review().submit();
  review.today = '2026-03-03';
  for (const [words, by] of steps) expect(review.step(words, by)).not.toEqual(expect.any(String));
  const facts = new ReviewPaperFacts({ caseId, facts: review.history });
  return [facts.villageCheck?.personId, facts.townReview?.personId, facts.submittedOn];
};

const submission = [takeBack('submission.1.1'), 'p-submission'] as const;
const townReview = [takeBack('town-review.1.1'), 'p-town-review'] as const;
const villageCheck = [takeBack('village-check.1.1'), 'p-village'] as const;

describe('papers of a joint review', () => {
  it('name who checked, who reviewed and when it was submitted', () =>
    expect(after()).toEqual(['p-village', 'p-town-review', '2026-03-02']));

  it('say nothing of what was taken back', () => {
    expect(after(submission)).toEqual(['p-village', 'p-town-review', null]);
    expect(after(submission, townReview)).toEqual(['p-village', undefined, null]);
    expect(after(submission, townReview, villageCheck)).toEqual([undefined, undefined, null]);
  });

  it('say what was recorded anew', () => {
    const anew = [submission, townReview, villageCheck, [check, 'p-other-village'], [town, 'p-other-town']] as const;
    expect(after(...anew)).toEqual(['p-other-village', 'p-other-town', null]);
  });

  it('say nothing of a review that the county has sent back, and keep the rest', () => {
    const back = { type: 'ReturnCase', taskId: 'intake.1.1', to: 'town-review', reason: '请核实' } as const;
    expect(after([back, 'p-intake'])).toEqual(['p-village', undefined, null]);
    expect(after([{ ...back, to: 'draft' }, 'p-intake'])).toEqual(['p-village', 'p-town-review', '2026-03-02']);
  });
});
