import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { docxText, pagesOf } from '../../libs/forms/src/printed-text.fixture.js';
import { withoutLimits } from '../fixtures/installation.fixture.js';
import { pdf, uploadForCase } from '../fixtures/papers.fixture.js';
import { checks, MINUTES, openReviewOffice, sealOf, type ReviewOffice } from '../fixtures/review-office.fixture.js';
import { departments, electingVillage, electionCandidate } from '../fixtures/review-people.fixture.js';

jest.setTimeout(180_000);

const VILLAGES = 40;
const AT_ONCE = 8;
const POSTS = ['secretary', 'vcDirector'] as const;

type Cell = Readonly<{ office: string; status: string; result: string | null }>;
type Matrix = Readonly<{
  items: readonly Readonly<{ outcome: string | null; cells: readonly Cell[] }>[];
  total: number;
}>;

let office: ReviewOffice;
const reviews: string[] = [];

/** Everyone of the list, a few at a time. */
const forEach = async <T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> => {
  for (let from = 0; from < items.length; from += AT_ONCE)
    await Promise.all(items.slice(from, from + AT_ONCE).map(work));
};

/** The task of an office: those of a round are numbered in the order of the register. */
const taskOf = (department: string): string =>
  `circulation.1.${[...departments].toSorted().indexOf(department as never) + 1}`;
const give = (login: string, review: string, taskId: string, result: string, more: object = {}) => {
  const seal = taskId.startsWith('circulation') ? { seal: sealOf(login) } : {};
  return office.act(login, `/cases/${review}/opinions`, { taskId, result, opinion: '', ...seal, ...more });
};

const open = (n: number) =>
  office.act('every-secretary', '/joint-reviews', {
    candidateId: electionCandidate(n).personId,
    villageCode: electingVillage(n),
    occasion: 'election',
    post: POSTS[n % 2],
    batchId: office.batchId,
  });
const submit = async (review: string): Promise<void> => {
  await office.act('every-secretary', `/joint-reviews/${review}/village-check`, { note: '符合任职条件' });
  await office.act('town-officer', `/joint-reviews/${review}/town-review`, { checks, note: '同意上报' });
  await office.attach('town-officer', review, MINUTES);
  await give('town-party', review, 'submission.1.1', 'submit');
  await give('county-officer', review, 'intake.1.1', 'circulate');
};
const decide = (review: string, outcome: string) =>
  office.act('county-leader', `/cases/${review}/decision`, { outcome, reasons: '综合研判' });

beforeAll(async () => {
  office = await openReviewOffice({ ELECTING_VILLAGES: String(VILLAGES), ...withoutLimits });
  await office.read('county-officer', '/review-departments');
}, 180_000);
afterAll(() => office.close());

const matrixFor = async (login: string) => {
  const { items, total } = await office.read<Matrix>(login, `/joint-reviews/matrix?batch=${office.batchId}&size=200`);
  const count = (values: readonly (string | null)[]) =>
    Object.fromEntries(
      [...new Set(values)].map((value) => [value ?? 'none', values.filter((one) => one === value).length]),
    );
  const cells = items.flatMap((item) => item.cells);
  return {
    total,
    cells: cells.length,
    status: count(cells.map(({ status }) => status)),
    results: count(cells.map(({ result }) => result)),
    outcomes: count(items.map(({ outcome }) => outcome)),
  };
};

describe('the election of a town with 40 villages', () => {
  it('brings a candidate of each village to seven departments in one batch', async () => {
    await forEach([...Array.from({ length: VILLAGES }).keys()], async (n) => {
      reviews[n] = await open(n);
      await submit(reviews[n]);
    });
    expect(await matrixFor('county-officer')).toEqual({
      total: 40,
      cells: 280,
      status: { waiting: 280 },
      results: { none: 280 },
      outcomes: { none: 40 },
    });
  });

  it('asks them by one letter with one number, which lists every candidate in Word and in PDF', async () => {
    const letter = await office.visitors.download(
      'county-officer',
      `/cases/${reviews[0]!}/forms/circulation-letter?format=docx`,
    );
    const text = docxText(letter.bytes);
    expect(text).toContain('济历城联审〔2026〕1号');
    for (const n of [0, 19, 39]) expect(text).toContain(electionCandidate(n).name);
    expect(text.match(/第\d+村/g)).toHaveLength(40);
    const pdf = await office.visitors.download('county-officer', `/cases/${reviews[39]!}/forms/circulation-letter`);
    expect((await pagesOf(pdf.bytes, letter.bytes)).map((page) => page.text).join('')).toBe(text);
    const list = await office.visitors.download(
      'town-officer',
      `/cases/${reviews[0]!}/forms/review-batch-list?format=docx`,
    );
    expect(docxText(list.bytes).match(/第\d+村/g)).toHaveLength(40);
    const application = await office.visitors.download(
      'town-officer',
      `/cases/${reviews[0]!}/forms/review-application?format=docx&record=true`,
    );
    const asked = docxText(application.bytes);
    for (const words of [
      '换届选举',
      '第1村',
      '符合任职条件',
      '派出所无异议港核〔2026〕1号港沟派出所2026年3月2日',
      '镇纪委无异议港核〔2026〕4号港沟纪工委2026年3月2日',
      '登记人：周委员',
      '村级自查马书记',
    ])
      expect(asked).toContain(words);
    expect((await office.visitors.as('candidate', `/cases/${reviews[0]!}/forms/circulation-letter`)).status).toBe(404);
  });

  it('is replied to by every department but for one reply; one ground is hard, one is soft', async () => {
    const [hard, soft, waiting] = reviews as [string, string, string];
    await forEach(reviews, async (review) => {
      for (const department of departments) {
        if (review === waiting && department === 'court') continue;
        if (review === hard && department === 'police')
          await give('police', review, taskOf('police'), 'hard', { ground: 'H1', basisNo: '（2024）鲁0112刑初8号' });
        else if (review === soft && department === 'civil-affairs')
          await give('civil-affairs', review, taskOf('civil-affairs'), 'needs-check', { basisNo: '历民函〔2026〕3号' });
        else await give(department, review, taskOf(department), 'clear');
      }
    });
    expect(await matrixFor('county-officer')).toEqual({
      total: 40,
      cells: 280,
      status: { replied: 279, waiting: 1 },
      results: { clear: 277, hard: 1, 'needs-check': 1, none: 1 },
      outcomes: { none: 40 },
    });
    expect((await matrixFor('town-officer')).results).toEqual({ none: 280 });
    expect((await matrixFor('court')).results).toEqual({ clear: 39, none: 241 });
  });

  it('ends with 38 who pass, one who fails and one who waits; all are told by one letter', async () => {
    const [hard, soft, waiting] = reviews as [string, string, string];
    await office.act('county-officer', `/joint-reviews/${hard}/adverse-notice`);
    await office.act('town-officer', `/joint-reviews/${hard}/statement`, {
      statedOn: '2026-03-02',
      statement: '无异议',
    });
    await office.act('county-officer', `/joint-reviews/${soft}/panels`, {
      heldOn: '2026-03-02',
      minutes: await uploadForCase(office.visitors, 'county-officer', soft, pdf('会商纪要')),
      findings: [{ office: 'dept:civil-affairs', finding: 'dismissed' }],
      note: '已核实，不影响',
    });
    await forEach(
      reviews.filter((review) => review !== waiting),
      async (review) => {
        await decide(review, review === hard ? 'fail' : 'pass');
        await office.act('county-officer', `/joint-reviews/${review}/feedback`);
      },
    );
    expect(await matrixFor('county-officer')).toMatchObject({ total: 40, outcomes: { pass: 38, fail: 1, none: 1 } });
    const result = await office.visitors.download('town-officer', `/cases/${soft}/forms/result-letter?format=docx`);
    const text = docxText(result.bytes);
    expect(text).toContain('济历城联审〔2026〕3号');
    expect(text.match(/合格/g)).toHaveLength(38);
    expect(text.match(/不宜提名/g)!.length).toBeGreaterThanOrEqual(1);
    const reply = await office.visitors.download('police', `/cases/${hard}/forms/reply-form?format=docx`);
    expect(docxText(reply.bytes)).toMatch(/存在一票否决情形H1（2024）鲁0112刑初8号/);
    expect(docxText(reply.bytes)).toContain('负责人（签字）：police负责人');
    expect(docxText(reply.bytes)).toContain('盖章日期：2026年3月2日');
    const register = await office.read<{ items: readonly { number: string }[] }>(
      'county-officer',
      '/document-numbers?documentClass=' + encodeURIComponent('联审'),
    );
    expect(register.items.map(({ number }) => number)).toEqual(
      [3, 2, 1].map((sequence) => `济历城联审〔2026〕${sequence}号`),
    );
  });
});
