import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openReviewOffice, type ReviewOffice } from '../fixtures/review-office.fixture.js';

jest.setTimeout(120_000);

let office: ReviewOffice;
let review: string;

beforeAll(async () => {
  office = await openReviewOffice();
  review = await office.circulated('candidate', 'vcDirector');
  await office.replyAll(review);
  await office.act('county-leader', `/cases/${review}/decision`, { outcome: 'pass', reasons: '' });
}, 180_000);
afterAll(() => office.close());

type Entry = Readonly<{ eventId: string; type: string; mayCorrect: boolean; who: { person: { name: string } | null } }>;

const historyOf = async (login: string, id: string) =>
  (await office.read<Readonly<{ entries: readonly Entry[] }>>(login, `/cases/${id}/history?order=oldest`)).entries;
const entryOf = async (id: string, type: string, name?: string): Promise<string> => {
  const entries = await historyOf('county-officer', id);
  return entries.find((one) => one.type === type && (name === undefined || one.who.person?.name === name))!.eventId;
};
const words = (eventId: string) => ({ eventId, correction: '文号应为七号' });
const refused = (login: string, eventId: string) =>
  office.refused(login, `/cases/${review}/corrections`, words(eventId));
const corrected = (login: string, eventId: string) => office.act(login, `/cases/${review}/corrections`, words(eventId));
const actionsOf = async (login: string) => (await office.movesOf(login, review)).map(({ action }) => action);
const typesFor = async (login: string) =>
  (await historyOf(login, review)).flatMap(({ type, mayCorrect }) => (mayCorrect ? [type] : []));

describe('the decision of a joint review', () => {
  it('is corrected by the office that decides; a department says in a comment what it finds wrong', async () => {
    const decision = await entryOf(review, 'CaseDecided.v1');
    const others = ['police', 'county-officer', 'town-officer', 'secretary'].map((login) => refused(login, decision));
    expect(new Set(await Promise.all(others))).toEqual(new Set(['403 entry-of-others']));
    await office.act('police', `/cases/${review}/comments`, { comment: '决定文号有误' });
    await corrected('county-leader', decision);
    expect((await historyOf('county-officer', review)).map(({ type }) => type)).toContain('CaseCorrected.v1');
    expect(await typesFor('county-leader')).toEqual(
      expect.arrayContaining(['CaseDecided.v1', 'JointReviewDecided.v1', 'CaseCorrected.v1']),
    );
    expect(await typesFor('county-leader')).not.toContain('OpinionGiven.v2');
  });
});

describe('what an office has said in a joint review', () => {
  it('is corrected by who said it, and not by a colleague as long as they are there', async () => {
    const [police, intake] = [
      await entryOf(review, 'OpinionGiven.v2', 'police联络员'),
      await entryOf(review, 'OpinionGiven.v2', '郑干事'),
    ];
    expect(await refused('court', police)).toBe('403 entry-of-others');
    expect(await refused('county-leader', police)).toBe('403 entry-of-others');
    expect(await refused('county-clerk', intake)).toBe('403 entry-of-others');
    await corrected('police', police);
    await corrected('county-officer', intake);
    expect([await actionsOf('police'), await actionsOf('county-clerk')]).toEqual([
      expect.arrayContaining(['CorrectCase']),
      expect.not.arrayContaining(['CorrectCase']),
    ]);
  });

  it('is not reached by the id of an entry elsewhere, nor by who may not know of the review', async () => {
    const other = await office.act('secretary', '/joint-reviews', office.opening('rival', 'vscDirector'));
    const elsewhere = await entryOf(other, 'CaseSubmitted.v1');
    expect(await refused('county-leader', elsewhere)).toBe('422 entry-of-another-case');
    expect(await refused('county-officer', await entryOf(review, 'StageBegun.v1'))).toBe('422 entry-made-by-itself');
    for (const eventId of [elsewhere, await entryOf(review, 'CaseDecided.v1')])
      expect(await refused('stranger', eventId)).toBe('404 unknown-case');
  });
});

describe('who only watches a joint review', () => {
  it('is told what is open to them, and that nothing else is', async () => {
    expect((await office.visitors.as('supervisor', `/cases/${review}`)).status).toBe(200);
    expect(await actionsOf('supervisor')).toEqual([]);
    expect(await refused('supervisor', await entryOf(review, 'CaseDecided.v1'))).toBe('403 entry-of-others');
    expect((await office.visitors.as('stranger', `/cases/${review}/moves`)).status).toBe(404);
  });
});
