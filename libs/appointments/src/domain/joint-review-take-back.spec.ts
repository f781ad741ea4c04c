import { describe, expect, it } from '@jest/globals';
import { hostedActions, hostedLine, type Office } from '#workflow';
import { fourChecks, openWords, Review, type Words } from './joint-review.fixture.js';
import { jointReviews } from './joint-review.js';

const takeBack = (stage: string, number = 1): Words => ({
  type: 'TakeBackOpinion',
  taskId: `${stage}.1.${number}`,
  reason: '看错了材料',
});
const check: Words = { type: 'RecordVillageCheck', note: '符合条件' };
const town: Words = { type: 'RecordTownReview', checks: fourChecks, note: '同意' };
const civil: Office = { office: 'person:p-civil', anyOf: [{ person: 'p-civil' }], manned: true, mandatory: true };

const opened = () => {
  const review = new Review();
  review.step(openWords, 'p-drafter');
  return review;
};
const checked = () => {
  const review = opened();
  review.step(check, 'p-village');
  return review;
};
const townReviewed = () => {
  const review = checked();
  review.step(town, 'p-town-review');
  return review;
};
const submitted = () => new Review().submit();

const offered = ({ state }: Review) =>
  hostedActions(jointReviews, state).flatMap(({ action, taskId, anyOf }) =>
    action === 'TakeBackOpinion' ? [[taskId, anyOf]] : [],
  );
const clock = ({ state }: Review, name: string) => state.flow!.clocks.deadlines[name];
const running = ({ state }: Review) =>
  Object.values(state.flow!.clocks.deadlines)
    .filter(({ status }) => status === 'running')
    .map(({ deadlineId, dueOn }) => [deadlineId, dueOn]);

describe.each([
  ['the village self-check', 'village-check', checked, 'p-village', 'RecordVillageCheck'],
  ['the preliminary review of the town', 'town-review', townReviewed, 'p-town-review', 'RecordTownReview'],
  ['the submission by the town committee', 'submission', submitted, 'p-submission', 'GiveOpinion'],
] as const)('%s', (_what, stage, given, giver, anew) => {
  it('is taken back by whoever gave it, and is waited for again as if it had not been given', () => {
    const review = given();
    expect(offered(review)).toEqual([[`${stage}.1.1`, [{ person: giver }]]]);
    expect(review.step(takeBack(stage), giver)).toContain('OpinionRetracted.v1');
    expect(review.state.flow!.stages[stage]).toBe('running');
    expect(review.state.flow!.deeds.map(({ personId }) => personId)).not.toContain(giver);
    expect(hostedLine(jointReviews, review.state)!.stage).toBe(stage);
    const waited = hostedActions(jointReviews, review.state).filter((action) => action.waited);
    expect(waited.map(({ action }) => action)).toEqual([anew]);
  });

  it('is not taken back twice, nor without a reason', () => {
    const review = given();
    const words = takeBack(stage);
    expect(review.step({ ...words, reason: ' ' } as Words, giver)).toBe('reason-missing');
    review.step(words, giver);
    expect(review.step(words, giver)).toBe('not-open-now');
  });
});

describe('what was taken back before the next step', () => {
  it('is given anew, by the same form', () => {
    const review = townReviewed();
    review.step(takeBack('town-review'), 'p-town-review');
    expect(review.sign('town-review', 'reviewed')).toBe('use-own-form');
    expect(review.step(town, 'p-town-review')).toEqual([
      'TownReviewRecorded.v2',
      'OpinionGiven.v2',
      'DeadlineMet.v1',
      'StageCompleted.v1',
      'StageBegun.v1',
    ]);
    review.step(takeBack('town-review'), 'p-town-review');
    expect(review.step(town, 'p-other-officer')).toContain('StageCompleted.v1');
  });

  it('has its own time run on, and that of the next stage begin anew when it is reached', () => {
    const review = checked();
    expect(running(review)).toEqual([['town-review', '2026-03-05']]);
    review.step(takeBack('village-check'), 'p-village');
    expect([running(review), clock(review, 'town-review')?.status]).toEqual([[], 'cancelled']);
    review.today = '2026-03-03';
    review.step(check, 'p-village');
    expect(running(review)).toEqual([['town-review~1', '2026-03-06']]);
    review.today = '2026-03-04';
    review.step(town, 'p-town-review');
    expect(running(review)).toEqual([]);
    review.step(takeBack('town-review', 2), 'p-town-review');
    expect(running(review)).toEqual([['town-review~1', '2026-03-06']]);
    const due = hostedActions(jointReviews, review.state).find(({ action }) => action === 'RecordTownReview');
    expect(due?.dueOn).toBe('2026-03-06');
  });

  it('has the county wait no longer for what was submitted, and its time begin with the next submission', () => {
    const review = submitted();
    expect(running(review)).toEqual([['intake', '2026-03-03']]);
    expect(review.step(takeBack('submission'), 'p-submission')).toContain('DeadlineCancelled.v1');
    expect(review.sign('intake', 'circulate')).toBe('not-open-now');
    review.today = '2026-03-04';
    review.sign('submission', 'submit');
    expect(running(review)).toEqual([['intake~1', '2026-03-05']]);
    expect(review.sign('intake', 'circulate')).toContain('StageBegun.v1');
  });

  it('leaves what came before as it was', () => {
    const review = submitted();
    review.step(takeBack('submission'), 'p-submission');
    expect(offered(review)).toEqual([['town-review.1.1', [{ person: 'p-town-review' }]]]);
    review.step(takeBack('town-review'), 'p-town-review');
    expect(offered(review)).toEqual([['village-check.1.1', [{ person: 'p-village' }]]]);
    review.step(takeBack('village-check'), 'p-village');
    expect(offered(review)).toEqual([]);
    expect(review.step({ type: 'WithdrawCase', reason: '另行提名' }, 'p-drafter')).toContain('CaseWithdrawn.v1');
  });
});

describe('what somebody has acted on', () => {
  it.each<readonly [string, string, string, () => Review, Words]>([
    [
      'the town passes its review on',
      'village-check',
      'p-village',
      checked,
      { type: 'TransferTask', taskId: 'town-review.1.1', to: civil, reason: '转办' },
    ],
    [
      'the town sends the case back to its draft',
      'village-check',
      'p-village',
      checked,
      { type: 'ReturnCase', taskId: 'town-review.1.1', to: 'draft', reason: '缺材料' },
    ],
    [
      'the committee sends the review back',
      'village-check',
      'p-village',
      townReviewed,
      { type: 'ReturnCase', taskId: 'submission.1.1', to: 'town-review', reason: '请核实' },
    ],
    [
      'the county has somebody sign with it',
      'submission',
      'p-submission',
      submitted,
      { type: 'AddSignatory', taskId: 'intake.1.1', place: 'beside', signatory: civil, reason: '会同民政' },
    ],
    [
      'the county asks for material',
      'submission',
      'p-submission',
      submitted,
      { type: 'RequestMaterial', taskId: 'intake.1.1', what: '会议纪要原件' },
    ],
  ])('is not taken back any more: %s', (_what, stage, giver, given, act) => {
    const review = given();
    expect(Array.isArray(review.step(act))).toBe(true);
    expect(review.step(takeBack(stage), giver)).toBe('not-open-now');
    review.step({ type: 'ResubmitCase', note: '已补' }, 'p-drafter');
    review.step({ type: 'ProvideMaterial', note: '已补' }, 'p-drafter');
    expect(review.state.flow!.status).toBe('running');
    expect(review.step(takeBack(stage), giver)).toBe('not-open-now');
  });

  it('is nobody’s to take back once the departments are asked, nor is what asked them', () => {
    const review = new Review().circulate();
    expect(offered(review)).toEqual([]);
    for (const stage of ['village-check', 'town-review', 'submission', 'intake'])
      expect(review.step(takeBack(stage))).toBe('not-open-now');
  });

  it('is open again for what the town says anew after a return', () => {
    const review = submitted();
    review.step({ type: 'ReturnCase', taskId: 'intake.1.1', to: 'town-review', reason: '请核实' }, 'p-intake');
    review.step(town, 'p-town-review');
    expect(offered(review)).toEqual([['town-review.2.1', [{ person: 'p-town-review' }]]]);
  });
});
