import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { units } from '../fixtures/county.fixture.js';
import { eventually } from '../fixtures/eventually.fixture.js';
import { appointing, openReviewOffice, type ReviewOffice } from '../fixtures/review-office.fixture.js';
import { reviewPersonOf } from '../fixtures/review-people.fixture.js';

jest.setTimeout(120_000);

type Page<Item> = Readonly<{ items: readonly Item[]; total: number }>;
type Due = Readonly<{ dueOn: string; reviewId: string | null; reviewedOn: string | null }>;
type Line = Readonly<{ caseId: string; category: string; dueOn: string; myActions: readonly string[] }>;

let office: ReviewOffice;
let dutyId: string;
let review: string;

beforeAll(async () => {
  office = await openReviewOffice();
}, 180_000);
afterAll(() => office.close());

const due = async (login: string, query = '') =>
  (await office.read<Page<Due>>(login, `/joint-reviews/due${query}`)).items;
const waiting = async (login: string) =>
  (await office.read<Page<Line>>(login, '/inbox')).items.filter(({ category }) => category === 'recheckduty');
const alerts = async (login: string) => {
  type Alert = Readonly<{ caseId: string; stage: string; status: string }>;
  const { items } = await office.read<Page<Alert>>(login, '/alerts?size=200');
  return items.filter(({ caseId }) => caseId === dutyId).map(({ stage, status }) => `${stage} ${status}`);
};
const opening = () => ({ ...office.opening('candidate', 'partyMember'), occasion: 'recheck', batchId: null });

describe('whoever does not sit in the post', () => {
  it('is not checked again for it', async () => {
    expect(await office.refused('town-officer', '/joint-reviews', opening())).toBe('422 post-not-held');
  });
});

describe('a sitting member', () => {
  it('who has passed a review and taken up the post is reviewed again a year after it, which nobody is told yet', async () => {
    const passed = await office.circulated('candidate', 'partyMember');
    await office.replyAll(passed);
    await office.act('county-leader', `/cases/${passed}/decision`, { outcome: 'pass', reasons: '符合条件' });
    await office.act('county-officer', `/joint-reviews/${passed}/feedback`, { letterNo: '济历城组函〔2026〕8号' });
    await office.act('town-officer', '/post-terms', appointing('candidate', 'partyMember'));
    const [line, ...more] = await eventually(
      () => due('town-officer'),
      (lines) => lines.length > 0,
    );
    expect(more).toEqual([]);
    expect(line).toMatchObject({
      person: { personId: reviewPersonOf('candidate'), name: '赵候选' },
      villageCode: units.village,
      post: 'partyMember',
      startedOn: '2026-03-02',
      reviewedOn: '2026-03-02',
      dueOn: '2027-03-02',
      provisional: true,
      reviewId: null,
    });
    for (const login of ['town-officer', 'secretary']) expect(await waiting(login)).toEqual([]);
  });

  it('stands in the list of those who open reviews and of the county alone, found by unit and day', async () => {
    for (const login of ['secretary', 'county-officer', 'county-leader']) expect(await due(login)).toHaveLength(1);
    for (const login of ['stranger', 'town-party', 'police', 'candidate', 'admin'])
      expect(await due(login)).toEqual([]);
    expect(await due('county-officer', `?unit=${units.town}&dueBefore=2027-03-03`)).toHaveLength(1);
    expect(await due('county-officer', '?dueBefore=2027-03-02')).toEqual([]);
    expect(await due('county-officer', `?unit=${units.otherTown}`)).toEqual([]);
    for (const query of ['dueBefore=x', 'unit=', 'within=3'])
      expect((await office.visitors.as('town-officer', `/joint-reviews/due?${query}`)).status).toBe(400);
  });

  it('is asked for as the day comes, by a calendar that is not published yet, of whoever opens reviews', async () => {
    await office.visitors.at('2027-02-24 09:00');
    const [line] = await waiting('town-officer');
    expect(line).toMatchObject({ dueOn: '2027-03-02', myActions: ['OpenReview'] });
    dutyId = line!.caseId;
    expect(await waiting('secretary')).toMatchObject([{ caseId: dutyId }]);
    for (const login of ['candidate', 'stranger', 'town-party']) expect(await waiting(login)).toEqual([]);
    expect((await alerts('town-officer')).every((alert) => alert === 'remind open')).toBe(true);
    expect(await alerts('county-officer')).toEqual([]);
  });

  it('is under one review at a time, of the post that they hold, which the list names', async () => {
    const ofAnother = { ...opening(), post: 'vcMember' };
    expect(await office.refused('town-officer', '/joint-reviews', ofAnother)).toBe('422 post-not-held');
    review = await office.act('secretary', '/joint-reviews', opening());
    expect(await office.refused('town-officer', '/joint-reviews', opening())).toBe('422 review-in-parallel');
    const isNamed = ([line]: readonly Due[]) => line?.reviewId === review;
    expect(await eventually(() => due('town-officer'), isNamed)).toHaveLength(1);
    expect(await waiting('town-officer')).toEqual([]);
    expect(await office.read('county-officer', `/cases/${dutyId}`)).toMatchObject({ stage: 'under-review' });
  });
});

describe('a re-check', () => {
  it('that is decided settles the duty and begins the next one', async () => {
    await office.act('secretary', `/joint-reviews/${review}/village-check`, { note: '符合任职条件' });
    await office.submit(review);
    await office.replyAll(review, [], '2027-02-24');
    await office.act('county-leader', `/cases/${review}/decision`, { outcome: 'pass', reasons: '符合条件' });
    const isNext = ([line]: readonly Due[]) => line?.reviewedOn === '2027-02-24';
    expect(await eventually(() => due('town-officer'), isNext)).toMatchObject([
      { dueOn: '2028-02-24', reviewId: null },
    ]);
    expect((await alerts('town-officer')).filter((alert) => alert.endsWith('open'))).toEqual([]);
    expect(await waiting('town-officer')).toEqual([]);
  });

  it('has a history that tells both duties', async () => {
    type History = Readonly<{ chainOk: boolean; entries: readonly Readonly<{ title: { zh: string } }>[] }>;
    const { chainOk, entries } = await office.read<History>('town-officer', `/cases/${dutyId}/history?order=oldest`);
    expect(chainOk).toBe(true);
    const titles = entries.map(({ title }) => title.zh);
    expect(titles.filter((title) => title === '届中复查期限开始计算')).toHaveLength(2);
    expect(titles).toEqual(expect.arrayContaining(['联审已发起', '届中复查事项办结']));
  });
});
