import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { reviewsOf } from '../fixtures/acting-on-reviews.fixture.js';
import { printedForm } from '../fixtures/printed-form.fixture.js';
import { openReviewOffice, type ReviewOffice } from '../fixtures/review-office.fixture.js';

jest.setTimeout(120_000);

let office: ReviewOffice;

beforeAll(async () => {
  office = await openReviewOffice();
}, 180_000);
afterAll(() => office.close());

const { person, taskOf, actionsOf, waiting, clocksOf, historyOf, atIntake } = reviewsOf(() => office);

describe('what village and town said', () => {
  it('is taken back by who said it until somebody acts on it, and the county waits for it no longer', async () => {
    const review = await atIntake('candidate', 'vscMember');
    const back = (stage: string) => ({ taskId: `${stage}.1.1`, reason: '漏看一份材料' });
    const path = `/cases/${review}/opinion-retractions`;
    expect(await actionsOf('town-party', review)).toContain('TakeBackOpinion');
    expect(await office.refused('town-officer', path, back('town-review'))).toBe('422 not-open-now');
    expect(await office.refused('town-officer', path, back('submission'))).toBe('403 not-permitted');
    expect(await office.refused('stranger', path, back('submission'))).toBe('404 unknown-case');
    expect(await waiting('county-officer', review)).toEqual(['GiveOpinion']);
    await office.act('town-party', path, back('submission'));
    expect([await waiting('county-officer', review), await waiting('town-party', review)]).toEqual([
      [],
      ['GiveOpinion'],
    ]);
    const clock = async (name: string) =>
      (await clocksOf(review)).find(({ deadlineId }) => deadlineId === name)?.status ?? 'none';
    expect([await clock('intake'), await clock('town-review')]).toEqual(['cancelled', 'met']);
    await office.act('town-officer', path, back('town-review'));
    expect(await clock('town-review')).toBe('running');
    expect(await waiting('town-officer', review)).toEqual(['RecordTownReview']);
    const word = async () => (await printedForm(office.visitors, 'town-officer', review, 'review-application')).word;
    expect(await word()).toContain('符合任职条件');
    expect(await word()).not.toContain('港沟派出所');
    await office.act('secretary', path, back('village-check'));
    expect(await word()).not.toContain('符合任职条件');
    const told = (await historyOf('town-officer', review)).filter(({ type }) => type === 'OpinionRetracted.v1');
    expect(told.map(({ data }) => data['reason'])).toEqual(['漏看一份材料', '漏看一份材料', '漏看一份材料']);
    await office.act('secretary', `/joint-reviews/${review}/village-check`, { note: '复核后符合' });
    await office.submit(review);
    expect(await word()).toContain('港沟派出所');
    for (const login of ['secretary', 'town-officer', 'town-party', 'county-officer'])
      expect(await actionsOf(login, review)).not.toContain('TakeBackOpinion');
    expect(await office.refused('county-officer', path, back('intake'))).toBe('422 not-open-now');
    await office.replyAll(review);
    await office.act('county-leader', `/cases/${review}/decision`, { outcome: 'pass', reasons: '' });
  });

  it('stays once the county has somebody sign with it', async () => {
    const review = await atIntake('candidate', 'partyMember');
    const own = await taskOf('county-officer', review);
    const words = { taskId: own, place: 'beside', signatory: person('civil-affairs-head'), reason: '会同民政' };
    await office.act('county-officer', `/cases/${review}/signatories`, words);
    const back = { taskId: 'submission.1.1', reason: '漏看一份材料' };
    expect(await actionsOf('town-party', review)).not.toContain('TakeBackOpinion');
    expect(await office.refused('town-party', `/cases/${review}/opinion-retractions`, back)).toBe('422 not-open-now');
    await office.act('secretary', `/cases/${review}/withdrawal`, { reason: '另行提名' });
  });
});
