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

const send = async (login: string, path: string, content: string) =>
  (await visitors.upload<Report & ProblemBody>(login, `/imports/${path}`, content)).body;

/** Imports a table that must be accepted, and waits until it is carried out. */
const taken = async (login: string, name: string, content: string) => {
  const { importId, difference, ...other } = await send(login, name, content);
  if (!importId) throw new Error(`${name} was not taken: ${JSON.stringify(other)}`);
  for (;;) {
    const { body } = await visitors.as<{ status: string; refused: readonly unknown[] }>(login, `/imports/${importId}`);
    if (body.status === 'completed') return { difference, refused: body.refused };
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
    expect(faults(await send('civil', 'posts', bad))).toEqual([
      'C3 seat-occupied',
      'C4 vc-post-not-by-removal',
      'C5 vc-post-only-by-election',
      'C6 ends-before-start',
    ]);
  });

  it('become history, beside the holders of today, and open and fill no vacancy', async () => {
    const before = (await site.log.head())!;
    const vacancies = await visitors.read('civil', '/vacancies');
    const { difference, refused } = await taken('civil', 'posts', history);
    expect([difference, refused]).toEqual([{ added: 4, changed: 0, unchanged: 0, ended: 0 }, []]);
    const seats = await typesSince(before, 'villagebody');
    expect([seats.length, new Set(seats)]).toEqual([8, new Set(['SeatTaken.v1', 'SeatLeft.v1'])]);
    const terms = await typesSince(before, 'postterm');
    expect([terms.length, new Set(terms)]).toEqual([8, new Set(['PostStarted.v1', 'PostEnded.v1'])]);
    expect(await visitors.read('civil', '/vacancies')).toEqual(vacancies);
    expect(await send('civil', 'posts', history)).toMatchObject({ status: 'nothing-to-do' });
  });

  it('leave today to others: a term that goes on is asked for today', async () => {
    const now = table(header, row('元四', '村党组织书记,2018-03-01,任命,,,'));
    expect(faults(await send('civil', 'posts', now))).toEqual(['C2 seat-occupied']);
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
