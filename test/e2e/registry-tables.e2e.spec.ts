import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';
import type { ProblemBody, Visitors } from '../fixtures/visitors.fixture.js';

jest.setTimeout(60_000);

const [county, town, village] = ['370112', '370112018', '370112018213'];

type Report = Readonly<{
  importId: string | null;
  status: string;
  errors: readonly Readonly<{ cell: string | null; code: string }>[];
  difference: Readonly<Record<string, number>>;
}>;
type Line = Readonly<{ outcome: string; code: string | null; facts: Readonly<Record<string, unknown>> }>;

let site: Installation;
let visitors: Visitors;

beforeAll(async () => {
  site = await openInstallation();
  ({ visitors } = site);
  const grants = [
    ['civil', { role: 'townOrgOfficer', orgCode: town }],
    ['county-audit', { role: 'countyOrgOfficer', orgCode: county }],
  ] as const;
  for (const [login, grant] of grants) {
    const { account } = await visitors.session(login);
    await visitors.act('security', `/accounts/${account.accountId}/grants`, grant);
  }
  await visitors.read('civil', '/inbox');
  await taken('civil', 'people', table('姓名,性别,单位编码', '汉一,男', '唐二,男', '宋三,女', '元四,女', '明五,男'));
}, 180_000);
afterAll(() => site.close());

/** Each line without its unit stands for somebody of the village. */
const table = (header: string, ...lines: readonly string[]) =>
  [header, ...lines.map((line) => (line.split(',').length < 3 ? `${line},${village}` : line)), ''].join('\n');

const REASON = '启用系统前的任职登记';
const FIRST = { firstLoadReason: REASON };

const send = async (login: string, path: string, content: string, fields: Readonly<Record<string, string>> = {}) =>
  (await visitors.upload<Report & ProblemBody>(login, `/imports/${path}`, content, {}, fields)).body;

type Status = Readonly<{
  status: string;
  refused: readonly unknown[];
  firstLoad: Readonly<{ reason: string | null }> | null;
}>;

/** Imports a table that must be accepted, and waits until it is carried out. */
const taken = async (login: string, name: string, content: string, fields: Readonly<Record<string, string>> = {}) => {
  const { importId, difference, ...other } = await send(login, name, content, fields);
  if (!importId) throw new Error(`${name} was not taken: ${JSON.stringify(other)}`);
  for (;;) {
    const { body } = await visitors.as<Status>(login, `/imports/${importId}`);
    if (body.status === 'completed') return { difference, refused: body.refused, firstLoad: body.firstLoad };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const faults = ({ errors }: Report) => errors.map(({ cell, code }) => `${cell} ${code}`);

/** The types of all events of a stream category about the village, since a position. */
const typesSince = async (after: bigint, category: string): Promise<readonly string[]> =>
  (await site.log.readAll({ after, limit: 10_000 }))
    .filter(({ stream }) => stream.startsWith(`${category}-`))
    .map(({ type }) => type);

describe('terms of the past', () => {
  const header = '人员,单位编码,职务,任职日期,任职方式,文号,离任日期,离任原因';
  const row = (name: string, words: string) => `${name},${village},${words}`;
  const history = table(
    header,
    row('汉一', '村党组织书记,2012-03-01,任命,,2015-03-01,免职'),
    row('唐二', '村党组织书记,2015-03-01,任命,,2018-03-01,任期届满'),
    row('唐二', '村务监督委员会委员,2012-03-01,选举,,2015-03-01,任期届满'),
    row('宋三', '村民委员会委员,2015-03-01,选举,,2018-03-01,辞职'),
  );

  it('are refused where they contradict each other on their own days, or the law', async () => {
    const bad = table(
      header,
      row('汉一', '村党组织书记,2012-03-01,任命,,2015-03-02,免职'),
      row('唐二', '村党组织书记,2015-03-01,任命,,2018-03-01,任期届满'),
      row('宋三', '村民委员会委员,2015-03-01,选举,,2018-03-01,免职'),
      row('元四', '村民委员会委员,2015-03-01,任命,,2018-03-01,辞职'),
      row('明五', '村文书,2018-03-01,聘用,,2015-03-01,合同终止'),
    );
    expect(faults(await send('civil', 'posts', bad, FIRST))).toEqual([
      'C3 seat-occupied',
      'C4 vc-post-not-by-removal',
      'C5 vc-post-only-by-election',
      'C6 ends-before-start',
    ]);
  });

  it('need their papers, and the review, where the importer chooses no first load', async () => {
    for (const path of ['posts', 'posts?dryRun=true'])
      expect(faults(await send('civil', path, history))).toEqual(['F2 document-required', 'F3 document-required']);
  });

  it('become history, beside the holders of today, and open and fill no vacancy', async () => {
    const before = (await site.log.head())!;
    const vacancies = await visitors.read('civil', '/vacancies');
    const { firstLoad, ...outcome } = await taken('civil', 'posts', history, FIRST);
    expect(outcome).toEqual({ difference: { added: 4, changed: 0, unchanged: 0, ended: 0 }, refused: [] });
    expect(firstLoad).toEqual({ reason: REASON });
    const seats = await typesSince(before, 'villagebody');
    expect([seats.length, new Set(seats)]).toEqual([8, new Set(['SeatTaken.v1', 'SeatLeft.v1'])]);
    const terms = await typesSince(before, 'postterm');
    expect([terms.length, new Set(terms)]).toEqual([8, new Set(['PostStarted.v1', 'PostEnded.v1'])]);
    expect(await visitors.read('civil', '/vacancies')).toEqual(vacancies);
    expect(await send('civil', 'posts', history)).toMatchObject({ status: 'nothing-to-do' });
  });

  it('leave today to others: a term that goes on is asked for today', async () => {
    const now = table(header, row('元四', '村党组织书记,2018-03-01,任命,,,'));
    expect(faults(await send('civil', 'posts', now, FIRST))).toEqual(['C2 seat-occupied']);
  });
});

describe('a table of posts in the course of time', () => {
  const header = '人员,单位编码,职务,任职日期,任职方式,文号,发文日期,离任日期,离任原因,离任文号,离任发文日期';
  const row = (name: string, words: string) => `${name},${village},${words}`;
  const clerk = (paper: string, end = ',,,') => row('宋三', `村文书,2025-07-01,聘用,${paper},${end}`);
  /** What the import is refused for, which is what a dry run tells. */
  const refused = async (content: string, fields: Readonly<Record<string, string>> = {}) => {
    const report = await send('civil', 'posts', content, fields);
    expect(report.code).toBe('table-has-errors');
    expect(faults(await send('civil', 'posts?dryRun=true', content, fields))).toEqual(faults(report));
    return faults(report);
  };

  it('is a first load with a reason only, of terms alone', async () => {
    const code = async (path: string, content: string, fields: Readonly<Record<string, string>>) =>
      (await send('civil', path, content, fields)).code;
    const people = table('姓名,性别,单位编码', '清六,男');
    expect(await code('people', people, FIRST)).toBe('first-load-of-posts-only');
    for (const firstLoadReason of [' ', '长'.repeat(501), '长'.repeat(5_000)])
      expect(await code('posts?dryRun=true', table(header, clerk(',')), { firstLoadReason })).toBe(
        'first-load-reason-missing',
      );
    expect(await code('posts', table(header, clerk(',')), { reason: REASON })).toBe('invalid-input');
  });

  const bad = table(
    header,
    clerk(','),
    row('元四', '村报账员,2025-07-01,聘用,港组发〔2025〕8号,,,,,'),
    row('明五', '村报账员,2019-07-01,任命,港组发〔2019〕8号,2019-06-28,2021-07-01,免职,,'),
    row('汉一', '村党组织委员,2025-07-01,任命,港党发〔2025〕8号,2025-06-28,,,,'),
  );

  it('is refused without the papers and without the review, with the addresses of the cells', async () => {
    expect(await refused(bad)).toEqual([
      'F2 document-required',
      'G3 document-required',
      'J4 document-required',
      'C5 not-reviewed',
    ]);
    const secretary = row('元四', '村党组织书记,2025-07-01,任命,港党发〔2025〕9号,2025-06-28,,,,');
    expect(await refused(table(header, secretary))).toEqual(['C2 not-reviewed']);
    const { errors, difference } = await send('civil', 'posts?dryRun=true', bad, FIRST);
    expect([errors, difference]).toEqual([[], { added: 4, changed: 0, unchanged: 0, ended: 0 }]);
  });

  it('is a first load no more once a command has recorded a term of the unit', async () => {
    const { items } = await visitors.read<{ items: readonly { personId: string }[] }>('civil', '/people?q=明五');
    const elected = { post: 'villagerRep', basis: 'election', startedOn: '2025-03-10' };
    await visitors.act('civil', '/post-terms', { personId: items[0]!.personId, orgCode: village, ...elected });
    expect(await refused(bad, FIRST)).toEqual([2, 3, 4, 5].map((line) => `B${line} first-load-over`));
    const known = table(header, row('明五', '村民代表,2025-03-10,选举,,,,,,'));
    expect(await send('civil', 'posts', known, FIRST)).toMatchObject({ status: 'nothing-to-do' });
  });

  it('is taken with the papers, which are on record then', async () => {
    const before = (await site.log.head())!;
    const sound = table(
      header,
      clerk('港组发〔2025〕7号,2025-06-28'),
      row('明五', '村报账员,2019-07-01,任命,港组发〔2019〕8号,2019-06-28,2021-07-01,免职,港组发〔2021〕8号,2021-06-28'),
    );
    expect(await taken('civil', 'posts', sound)).toMatchObject({
      difference: { added: 2 },
      refused: [],
      firstLoad: null,
    });
    const papers = (await typesSince(before, 'postterm')).filter((type) => type.includes('Document')).toSorted();
    expect(papers).toEqual(['EntryDocumentRecorded.v1', 'EntryDocumentRecorded.v1', 'ExitDocumentRecorded.v1']);
    expect(await send('civil', 'posts', sound)).toMatchObject({ status: 'nothing-to-do' });
    const otherwise = table(header, clerk('港组发〔2025〕7号,2025-06-29'));
    expect(await refused(otherwise)).toEqual(['C2 imported-otherwise']);
  });

  it('ends a term by the paper of the way out', async () => {
    const paper = '港组发〔2025〕7号,2025-06-28';
    expect(await refused(table(header, clerk(paper, '2025-12-01,免职,,')))).toEqual(['J2 document-required']);
    expect(await refused(table(header, clerk(paper, '2025-12-01,免职,港组发〔2025〕15号,')))).toEqual([
      'K2 document-required',
    ]);
    const ended = table(header, clerk(paper, '2025-12-01,免职,港组发〔2025〕15号,2025-11-28'));
    expect(await taken('civil', 'posts', ended)).toMatchObject({ difference: { ended: 1 }, refused: [] });
  });
});

describe('a term that has begun', () => {
  it('is not corrected into one that is yet to begin', async () => {
    const { items } = await visitors.read<{ items: readonly { personId: string }[] }>('civil', '/people?q=汉一');
    const posts = await visitors.read<{ items: readonly { termId: string }[] }>(
      'civil',
      `/people/${items[0]!.personId}/posts`,
    );
    const path = `/post-terms/${posts.items[0]!.termId}/correction`;
    expect(await visitors.refusal('civil', path, { startedOn: '2026-06-01', reason: '笔误' })).toBe('422 starts-ahead');
  });
});

describe('a table of the reserve pool', () => {
  const header = '人员,单位编码,推荐理由,入库日期,入库文号';
  const members = table(header, `宋三,${village},,2024-06-01,港党发〔2024〕9号`);

  it('takes members over for those who admit, and nominates for those who nominate', async () => {
    expect(faults(await send('civil', 'reserve', members))).toEqual(['A2 not-permitted']);
    expect(await send('leader', 'reserve', members)).toMatchObject({ code: 'not-permitted' });
    const before = (await site.log.head())!;
    expect((await send('county-audit', 'reserve?dryRun=true', members)).difference).toMatchObject({ added: 1 });
    expect(await site.log.head()).toBe(before);
    await taken('county-audit', 'reserve', members);
    const candidate = table(header, `元四,${village},退役军人,,`);
    await taken('civil', 'reserve', candidate);
    expect((await typesSince(before, 'reserveentry')).filter((type) => type.startsWith('ReserveMember'))).toEqual([
      'ReserveMemberAdopted.v1',
    ]);
    expect(await typesSince(before, 'reserveentry')).toContain('ReserveCandidateNominated.v1');
    for (;;) {
      const { items } = await visitors.read<{ items: readonly { members: number; gapSince: string | null }[] }>(
        'civil',
        `/reserve-pool?unit=${village}`,
      );
      if (items[0]?.gapSince === '2026-01-05') break;
    }
    expect(await send('county-audit', 'reserve', members)).toMatchObject({ status: 'nothing-to-do' });
  });

  it('is refused with the addresses of its cells', async () => {
    const bad = table(
      header,
      `明五,${village},,,`,
      `明五,${town},致富带头人,,`,
      `无名,${village},致富带头人,,`,
      `汉一,${village},,2027-06-01,港党发〔2027〕1号`,
    );
    expect(faults(await send('county-audit', 'reserve', bad))).toEqual([
      'C2 required',
      'A3 unknown-reference',
      'B3 unknown-reference',
      'A4 unknown-reference',
      'A5 date-ahead',
    ]);
  });
});

describe('a table that is refused', () => {
  it('leaves a line in the security log: who, what, how many, why, and nothing of what stands in it', async () => {
    await send('civil', 'people', '姓名,性别,单位编码\n机密姓名,不详,370112018213\n机密姓名,男,1\n');
    const { account } = await visitors.session('civil');
    const { body } = await visitors.as<{ items: readonly Line[] }>(
      'audit',
      `/security-log?kind=import&outcome=refused&accountId=${account.accountId}`,
    );
    expect(body.items[0]).toMatchObject({
      code: 'table-has-errors',
      facts: { table: 'people', rows: 2, faults: 2, codes: 'not-in-list pattern' },
    });
    expect(JSON.stringify(body.items)).not.toContain('机密');
  });
});
