import { describe, expect, it } from '@jest/globals';
import { hostedActions } from '#workflow';
import { dept, candidate, fourChecks, openWords, Review } from './joint-review.fixture.js';
import { reviewFacts } from './joint-review.events.js';
import { jointReviews } from './joint-review.js';

type Check = Readonly<{ checkerId: string | null; checkerOffice: string | null }>;

const waiting = () => {
  const review = new Review();
  review.step(openWords, 'p-drafter');
  review.step({ type: 'RecordVillageCheck', note: '符合' }, 'p-village');
  return review;
};
/** The four checks, one of them changed. */
const but = (check: string, changed: Partial<Check>) =>
  fourChecks.map((one) => (one.check === check ? { ...one, ...changed } : one));
const recorded = (checks: readonly (Check & (typeof fourChecks)[number])[] | ReturnType<typeof but>) =>
  waiting().step({ type: 'RecordTownReview', checks, note: '同意' } as never, 'p-town-review');

describe('the checks of a town', () => {
  it('each name who made them, what they said and on which paper; the recorder is told apart', () => {
    const review = waiting();
    review.step({ type: 'RecordTownReview', checks: fourChecks, note: '同意' }, 'p-town-review');
    const { data } = review.history.find(({ type }) => type === 'TownReviewRecorded.v2')! as never as {
      data: { personId: string; checks: readonly Check[]; said: Record<string, object> };
    };
    expect(data.personId).toBe('p-town-review');
    expect(data.checks.map(({ checkerId }) => checkerId)).toEqual(fourChecks.map(({ checkerId }) => checkerId));
    expect(data.said['discipline']).toEqual({ opinion: '无异议', paperNo: '港派〔2026〕3号' });
  });

  it.each<readonly [string, string, string, Partial<Check>]>([
    ['checker-missing', 'by nobody', 'police-post', { checkerId: null }],
    ['checker-missing', 'by a person and an office', 'police-post', { checkerOffice: '派出所' }],
    ['checker-named-twice', 'by who checked for another office', 'police-post', { checkerId: 'p-discipline-checker' }],
    ['checker-is-candidate', 'by the candidate', 'police-post', { checkerId: candidate }],
    ['checker-is-relative', 'by a near relative', 'police-post', { checkerId: 'p-relative' }],
    ['checker-is-recorder', 'by who records it', 'police-post', { checkerId: 'p-town-review' }],
    ['checker-unknown', 'by somebody who is not registered', 'police-post', { checkerId: 'p-nobody' }],
    ['checker-by-person', 'by an office that has persons', 'discipline', { checkerId: null, checkerOffice: '纪委' }],
  ])('are refused as %s where one is made %s', (code, _who, check, changed) =>
    expect(recorded(but(check, changed))).toBe(code),
  );

  it('of discipline is made by somebody who holds its office', () =>
    expect(
      recorded(
        fourChecks.map((one) => {
          if (one.check === 'discipline') return { ...one, checkerId: 'p-police-post-checker' };
          return one.check === 'police-post' ? { ...one, checkerId: 'p-discipline-checker' } : one;
        }) as never,
      ),
    ).toBe('checker-of-another-office'));

  it('name an office where it has nobody in the register, and no office twice', () => {
    const office = { checkerId: null, checkerOffice: '港沟派出所' };
    expect(recorded(but('police-post', office))).toContain('TownReviewRecorded.v2');
    const twice = but('police-post', office).map((one) =>
      one.check === 'justice-office' ? { ...one, ...office } : one,
    );
    expect(recorded(twice)).toBe('checker-named-twice');
  });

  it('of the first version read as made by nobody known', () => {
    const checks = [{ check: 'police-post', doubtful: false, checkedOn: '2026-03-02' }];
    expect(reviewFacts.decode({ type: 'TownReviewRecorded.v1', data: { checks, note: '同意' } })).toEqual({
      type: 'TownReviewRecorded.v2',
      data: { checks: [{ ...checks[0], checkerId: null, checkerOffice: null }], said: null, note: '同意' },
    });
  });
});

describe('the reply of a department', () => {
  const reply = (seal: object | undefined, review = new Review().circulate()) => {
    const task = review.state.flow!.tasks.find(({ office }) => office.office === dept('police'))!;
    const words = {
      type: 'GiveOpinion',
      taskId: task.taskId,
      result: 'clear',
      ground: null,
      basisNo: null,
      opinion: '',
    };
    return review.step((seal ? { ...words, seal } : words) as never, 'p-police');
  };
  const byHead = { signedBy: 'p-police-head', sealedOn: '2026-03-02' };

  it('says which head signed it and when it was sealed', () => {
    const review = new Review().circulate();
    expect(reply(byHead, review)).toContain('OpinionGiven.v2');
    const given = review.history.findLast(({ type }) => type === 'OpinionGiven.v2');
    expect(given?.data).toMatchObject({ personId: 'p-police', seal: byHead });
  });

  it.each([
    ['seal-missing', undefined],
    ['date-ahead', { ...byHead, sealedOn: '2026-03-03' }],
    ['sealed-before-circulation', { ...byHead, sealedOn: '2026-03-01' }],
  ])('is refused as %s', (code, seal) => expect(reply(seal)).toBe(code));

  it('names its deputy as who signed it, and why, where the deputy does', () => {
    const review = new Review().circulate();
    review.deputy = { personId: 'p-police-deputy', because: 'head-recused' };
    expect(reply({ ...byHead, signedBy: 'p-police-deputy' }, review)).toContain('DeputyReplySigned.v1');
    expect(review.history.findLast(({ type }) => type === 'DeputyReplySigned.v1')?.data).toMatchObject({
      office: dept('police'),
      deputyId: 'p-police-deputy',
      because: 'head-recused',
    });
    expect(reply(byHead, new Review().circulate())).not.toContain('DeputyReplySigned.v1');
  });

  it('says whose signature it has to bear, by the register of the county', () => {
    const review = new Review().circulate();
    const task = review.state.flow!.tasks.find(({ office }) => office.office === dept('police'))!;
    const words = { type: 'GiveOpinion', taskId: task.taskId, result: 'clear', ground: null } as const;
    const asked = { ...words, basisNo: null, opinion: '', seal: byHead };
    const told = ['countyOrgLeader', 'countyOrgOfficer'].map((role) => ({ role, org: '370112' }));
    const signing = { register: 'joint-review', office: dept('police'), unit: '370112', told };
    expect(review.requirement(asked)?.signing).toEqual({ ...signing, signedBy: 'p-police-head' });
    const [action] = hostedActions(jointReviews, review.state).filter(({ taskId }) => taskId === task.taskId);
    expect(action?.signing).toEqual(signing);
    expect(review.requirement({ ...asked, taskId: 'intake.1.1' })?.signing).toBeUndefined();
  });

  it('is the only opinion that comes on sealed paper', () => {
    const review = waiting();
    review.step({ type: 'RecordTownReview', checks: fourChecks, note: '同意' }, 'p-town-review');
    review.attachMinutes();
    const { taskId } = review.state.flow!.tasks.findLast(({ stage }) => stage === 'submission')!;
    const words = { type: 'GiveOpinion', taskId, result: 'submit', ground: null, basisNo: null, opinion: '' } as const;
    expect(review.step({ ...words, seal: byHead }, 'p-submission')).toBe('seal-not-asked');
  });
});
