import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { units } from '../fixtures/county.fixture.js';
import { attachMinutes } from '../fixtures/papers.fixture.js';
import { minutesOfTown, openReviewOffice, type ReviewOffice } from '../fixtures/review-office.fixture.js';
import { reviewPersonOf } from '../fixtures/review-people.fixture.js';

jest.setTimeout(120_000);

type Item = Readonly<{
  id: string;
  answer: Readonly<{ id: string; position: string }> | null;
  problem: Readonly<{ code: string; status: number; change: string; changeEn: string }> | null;
}>;
type Answers = Readonly<{ done: number; items: readonly Item[] }>;

const UNKNOWN = '00000000-0000-4000-8000-000000000009';
const conforming = ['structure', 'eligibility', 'procedure', 'material'].map((check) => ({ check, conforms: true }));

let office: ReviewOffice;
let candidate: string;
let rival: string;
let unexamined: string;
/** Where the last of what was done lies. */
let written = '0';

const ticked = async (login: string, path: string, body: object, key?: string) => {
  const headers = key === undefined ? {} : { 'idempotency-key': key };
  const { status, body: answers } = await office.visitors.as<Answers>(login, path, { body, headers });
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(answers)}`);
  for (const { answer } of answers.items)
    if (answer && BigInt(answer.position) > BigInt(written)) written = answer.position;
  return answers;
};
const seen = async <T>(path: string): Promise<T> => {
  const { body } = await office.visitors.as<T>('county-officer', `${path}?min-position=${written}`);
  return body;
};
const outcomes = ({ items }: Answers) => items.map(({ answer, problem }) => (answer ? 'done' : problem!.code));
const numberOf = async (filing: string) =>
  (await seen<{ filingNo: string | null }>(`/secretary-filings/${filing}`)).filingNo;
const entriesOf = async (filing: string) =>
  (await seen<{ entries: readonly object[] }>(`/cases/${filing}/history`)).entries.length;

/** A filing that lies before the county, on a review that was passed. */
const filed = async (login: string): Promise<string> => {
  const review = await office.circulated(login, 'secretary');
  await office.replyAll(review);
  await office.act('county-leader', `/cases/${review}/decision`, { outcome: 'pass', reasons: '' });
  const person = { secretaryId: reviewPersonOf(login), villageCode: units.village, countsFrom: '2026-03-02' };
  const filing = await office.act('town-officer', '/secretary-filings', person);
  await office.attach('town-officer', filing, 'inspection-report');
  await attachMinutes(office.visitors, 'town-officer', filing, minutesOfTown);
  await office.sign('town-party', filing, 'submit');
  return filing;
};
const examined = async (filing: string): Promise<string> => {
  const words = { checks: conforming, note: '已审核' };
  await office.act('county-officer', `/secretary-filings/${filing}/examination`, words);
  return filing;
};

beforeAll(async () => {
  office = await openReviewOffice();
  candidate = await examined(await filed('candidate'));
  rival = await examined(await filed('rival'));
  unexamined = await filed('stranger');
}, 240_000);
afterAll(() => office.close());

describe('filings that the county has ticked', () => {
  const accept = (login: string, ids: readonly string[], key?: string) =>
    ticked(login, '/secretary-filings/acceptances', { ids }, key);

  it('are not accepted for who may not accept one, and say of each why', async () => {
    expect(outcomes(await accept('county-officer', [candidate, rival]))).toEqual(['not-permitted', 'not-permitted']);
    expect(outcomes(await accept('stranger', [candidate, UNKNOWN]))).toEqual(['unknown-case', 'unknown-case']);
    expect(await numberOf(candidate)).toBeNull();
  });

  it('are accepted each by itself, and no others; what is refused says what to change', async () => {
    const before = await entriesOf(rival);
    const answers = await accept('county-leader', [unexamined, candidate, UNKNOWN], 'tick-filings-1');
    expect(answers.items.map(({ id }) => id)).toEqual([unexamined, candidate, UNKNOWN]);
    expect([answers.done, ...outcomes(answers)]).toEqual([1, 'not-examined', 'done', 'unknown-case']);
    const [{ problem }] = answers.items as [Item];
    expect(problem).toMatchObject({ status: 422 });
    expect([problem!.change, problem!.changeEn].every((words) => words.length > 5)).toBe(true);
    expect(await numberOf(candidate)).toMatch(/^济\S+组备〔2026〕1号$/);
    expect([await numberOf(unexamined), await numberOf(rival), await entriesOf(rival)]).toEqual([null, null, before]);
  });

  it('are accepted once where the request is repeated', async () => {
    const [entries, number] = [await entriesOf(candidate), await numberOf(candidate)];
    const again = await accept('county-leader', [unexamined, candidate, UNKNOWN], 'tick-filings-1');
    expect([again.done, ...outcomes(again)]).toEqual([1, 'not-examined', 'done', 'unknown-case']);
    expect([await entriesOf(candidate), await numberOf(candidate)]).toEqual([entries, number]);
  });

  it.each([
    ['none', []],
    ['one of them twice', [UNKNOWN, UNKNOWN]],
    ['more than a hundred', Array.from({ length: 101 }, (_, n) => UNKNOWN.replace(/0{4}9$/, String(10_000 + n)))],
    ['what is no id', ['1']],
  ])('are refused as a whole where there is %s', async (_what, ids) =>
    expect(await office.refused('county-leader', '/secretary-filings/acceptances', { ids })).toBe('400 invalid-input'),
  );
});

describe('cases that somebody has ticked to urge in', () => {
  it('are urged in each by itself, where the caller may', async () => {
    const words = { ids: [rival, UNKNOWN, unexamined], note: '请尽快' };
    const before = await entriesOf(candidate);
    expect(outcomes(await ticked('town-officer', '/cases/urgings', words))).toEqual(['done', 'unknown-case', 'done']);
    expect(outcomes(await ticked('stranger', '/cases/urgings', words))).toEqual([
      'unknown-case',
      'unknown-case',
      'unknown-case',
    ]);
    expect(await entriesOf(candidate)).toBe(before);
  });
});
