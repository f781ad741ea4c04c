import { describe, expect, it } from '@jest/globals';
import { personOffice } from '#testing';
import { hostedActions, hostedLine, type Office } from '#workflow';
import { dept, mandatory, Review } from './joint-review.fixture.js';
import { jointReviews } from './joint-review.js';

const taskOf = (review: Review, code: string) =>
  review.state.flow!.tasks.find(({ office }) => office.office === dept(code))!.taskId;
const clockOf = (review: Review, code: string) =>
  review.state.flow!.clocks.deadlines[`circulation~${dept(code)}`] ?? { status: 'none', dueOn: '' };
const delegate = (review: Review, code: string, to: Office) =>
  review.step({ type: 'DelegateTask', taskId: taskOf(review, code), to, request: '请核对判决书' }, `p-${code}`);

const offered = ({ state }: Review, verb: string) =>
  hostedActions(jointReviews, state).filter(({ action }) => action === verb);

describe('a department', () => {
  it('has its answer looked into by a person, and gives it itself', () => {
    const review = new Review().circulate();
    expect(delegate(review, 'court', personOffice('p-clerk'))).toEqual(['TaskDelegated.v1']);
    expect(review.sign('circulation', 'clear', 'court')).toBe('not-open-now');
    expect(offered(review, 'ReportToDelegator')).toMatchObject([{ anyOf: [{ person: 'p-clerk' }] }]);
    const told = { type: 'ReportToDelegator', taskId: taskOf(review, 'court'), opinion: '未见记录' } as const;
    expect(review.step(told, 'p-clerk')).toEqual(['DelegateReported.v1']);
    expect(review.sign('circulation', 'clear', 'court')).toContain('OpinionGiven.v2');
  });

  it('names a person, and nobody who speaks for another department or has acted in the review', () => {
    const review = new Review().circulate();
    const refused = 'delegate-not-of-the-department';
    const role = { ...personOffice('x'), anyOf: [{ role: 'countyReviewer', org: '370112' }] };
    expect(delegate(review, 'court', role)).toBe(refused);
    expect(delegate(review, 'court', personOffice('p-police'))).toBe(refused);
    expect(delegate(review, 'court', personOffice('p-police-head'))).toBe(refused);
    expect(delegate(review, 'court', personOffice('p-intake'))).toBe('addressee-kept-apart');
    expect(delegate(review, 'court', personOffice('p-drafter'))).toBe('addressee-kept-apart');
    expect(delegate(review, 'court', personOffice('p-court-head'))).toEqual(['TaskDelegated.v1']);
  });

  it('asks for material: every clock stands until it comes, and the time that was left is left', () => {
    const review = new Review().circulate();
    expect(clockOf(review, 'court')).toMatchObject({ status: 'running', dueOn: '2026-03-05' });
    const ask = { type: 'RequestMaterial', taskId: taskOf(review, 'court'), what: '身份证复印件' } as const;
    expect(review.step(ask, 'p-court')).toContain('MaterialRequested.v1');
    expect(clockOf(review, 'police')).toMatchObject({ status: 'paused' });
    expect(hostedLine(jointReviews, review.state)).toMatchObject({ stage: 'awaiting-material', paused: true });
    expect(offered(review, 'ProvideMaterial')).toMatchObject([
      { anyOf: [{ person: 'p-drafter' }], dueOn: '2026-03-04', waited: true },
    ]);
    expect(review.sign('circulation', 'clear', 'police')).toBe('not-open-now');
    review.today = '2026-03-04';
    expect(review.step({ type: 'ProvideMaterial', note: '已补' }, 'p-drafter')).toContain('DeadlineResumed.v1');
    expect(clockOf(review, 'police')).toMatchObject({ status: 'running', dueOn: '2026-03-09' });
  });

  it('waits for material no longer than the cap, and consents to nothing by that', () => {
    const review = new Review().circulate();
    review.step({ type: 'RequestMaterial', taskId: taskOf(review, 'court'), what: '身份证复印件' }, 'p-court');
    review.today = '2026-03-04';
    expect(review.step({ type: 'AdvanceCase' })).toEqual([]);
    review.today = '2026-03-05';
    expect(review.step({ type: 'AdvanceCase' })).toEqual(
      expect.arrayContaining(['MaterialCapReached.v1', 'DeadlineResumed.v1']),
    );
    expect(review.state.flow).toMatchObject({ status: 'running', stages: { circulation: 'running' } });
    expect(clockOf(review, 'court')).toMatchObject({ status: 'running', dueOn: '2026-03-10' });
    for (const code of mandatory) review.sign('circulation', 'clear', code);
    expect(review.decide('pass')).toContain('JointReviewDecided.v1');
  });
});

describe('the completeness check of the county', () => {
  const add = (review: Review, place: 'before' | 'after' | 'beside') =>
    review.step(
      { type: 'AddSignatory', taskId: 'intake.1.1', place, signatory: personOffice('p-civil'), reason: '会同民政' },
      'p-intake',
    );
  const added = (place: 'before' | 'after' | 'beside') => {
    const review = new Review().submit();
    add(review, place);
    return review;
  };
  const agreed = (review: Review, taskId: string, by: string) =>
    review.step({ type: 'GiveOpinion', taskId, result: 'circulate', ground: null, basisNo: null, opinion: '' }, by);

  it.each([
    ['before', ['intake.1.1+1', 'intake.1.1']],
    ['after', ['intake.1.1', 'intake.1.1+1']],
    ['beside', ['intake.1.1+1', 'intake.1.1']],
  ] as const)('has somebody sign %s it, and circulates when both have', (place, [one, other]) => {
    const review = added(place);
    expect(agreed(review, one, `p-${one}`)).not.toContain('StageCompleted.v1');
    expect(agreed(review, other, `p-${other}`)).toContain('StageBegun.v1');
  });

  it('is neither gone round nor signed twice by one person', () => {
    const review = added('before');
    expect(agreed(review, 'intake.1.1', 'p-intake')).toBe('not-open-now');
    agreed(review, 'intake.1.1+1', 'p-civil');
    const reply = { type: 'GiveOpinion', taskId: 'intake.1.1', result: 'circulate' } as const;
    const words = { ...reply, ground: null, basisNo: null, opinion: '' };
    expect(review.requirement(words)?.separation).toContainEqual({
      code: 'acts-once-in-a-stage',
      persons: ['p-civil'],
    });
  });

  it('takes out whom it has added, with a reason, and no office of the route', () => {
    const review = added('before');
    const out = { type: 'RemoveSignatory', taskId: 'intake.1.1+1', reason: '已另函征求意见' } as const;
    expect(review.step({ ...out, reason: ' ' })).toBe('reason-missing');
    expect(review.step({ ...out, taskId: 'intake.1.1' })).toBe('not-open-now');
    expect(review.requirement(out)?.anyOf).toEqual([{ role: 'countyOrgOfficer', org: '370112' }]);
    expect(review.step(out, 'p-intake')).toEqual(['SignatoryRemoved.v1']);
    expect(agreed(review, 'intake.1.1', 'p-intake')).toContain('StageCompleted.v1');
  });

  it('keeps whoever signed with it from answering for a department, and from deciding', () => {
    const review = added('beside');
    agreed(review, 'intake.1.1+1', 'p-civil');
    agreed(review, 'intake.1.1', 'p-intake');
    const reply = { type: 'GiveOpinion', taskId: taskOf(review, 'civil-affairs'), result: 'clear' } as const;
    const apart = review.requirement({ ...reply, ground: null, basisNo: null, opinion: '' })?.separation;
    const acted = apart?.find(({ code }) => code === 'acted-at-earlier-stage')?.persons;
    expect(acted).toEqual(expect.arrayContaining(['p-intake', 'p-civil']));
    expect(apart).toContainEqual(expect.objectContaining({ code: 'near-relative' }));
  });

  it('is refused before the case is there', () => expect(add(new Review(), 'beside')).toBe('not-open-now'));
});
