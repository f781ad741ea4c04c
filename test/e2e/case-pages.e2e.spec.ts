import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';
import { filings, submittedWedding } from '../fixtures/sample-cases.fixture.js';
import type { Visitors } from '../fixtures/visitors.fixture.js';

jest.setTimeout(60_000);

let site: Installation;
let visitors: Visitors;
let id: string;

beforeAll(async () => {
  site = await openInstallation();
  ({ visitors } = site);
  await visitors.at('2026-09-18 09:00');
  id = await submittedWedding(visitors, '2026-10-24', 'member-b');
  await visitors.at('2026-09-20 10:00');
  await visitors.act('secretary-b', `${filings}/${id}/return`, { reason: '请补充宴席标准' });
}, 120_000);
afterAll(() => site.close());

type Entry = Readonly<{
  revision: number;
  type: string;
  title: Readonly<{ zh: string; en: string }>;
  who: Readonly<{
    system: boolean;
    person: Readonly<{ name: string }> | null;
    posts: readonly Readonly<{ zh: string }>[];
  }>;
  data: Readonly<Record<string, unknown>>;
  chain: Readonly<{ ok: boolean; previous: string; hash: string }>;
}>;
type History = Readonly<{ chainOk: boolean; entries: readonly Entry[] }>;

const historyFor = (login: string, query = 'order=oldest') =>
  visitors.read<History>(login, `/cases/${id}/history?${query}`);

describe('the history of a case', () => {
  it('tells who did what in which post, with a chain that holds from event to event', async () => {
    const { chainOk, entries } = await historyFor('member-b');
    expect(chainOk).toBe(true);
    expect(entries.map(({ type }) => type)).toEqual([
      'ReportDrafted.v2',
      'MilestoneSet.v1',
      'ReportSubmitted.v1',
      'MilestoneCleared.v1',
      'DeadlineStarted.v1',
      'MilestoneSet.v1',
      'AlertRaised.v1',
      'ReportReturned.v2',
      'DeadlinePaused.v1',
    ]);
    expect(
      entries.map(({ who: { system, person, posts } }) =>
        system ? '系统' : `${person?.name} ${posts.map(({ zh }) => zh).join('、')}`,
      ),
    ).toEqual([
      ...Array.from({ length: 6 }, () => '郑示例 村民委员会委员'),
      '系统',
      '吴示例 村党组织书记',
      '吴示例 村党组织书记',
    ]);
    expect(entries.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(entries.map(({ chain }) => chain.previous)).toEqual([
      '',
      ...entries.slice(0, -1).map(({ chain }) => chain.hash),
    ]);
    for (const { title } of entries) expect(title.zh).toMatch(/\p{Script=Han}/u);
  });

  it('shows the case as it was recorded at an instant', async () => {
    const { entries } = await historyFor('member-b', 'order=newest&asOf=2026-09-18T02:00:00Z');
    expect(entries[0]?.type).toBe('MilestoneSet.v1');
    expect(entries).toHaveLength(6);
  });

  it('keeps the personal texts from a supervisor who is no party', async () => {
    const returned = ({ entries }: History) => entries.find(({ type }) => type === 'ReportReturned.v2')!.data['reason'];
    expect(returned(await historyFor('secretary-b'))).toBe('请补充宴席标准');
    expect(returned(await historyFor('supervision'))).toBeNull();
  });
});

describe('the page of a case', () => {
  it('offers each reader what they may do now', async () => {
    const actions = async (login: string) =>
      (await visitors.read<{ myActions: readonly string[] }>(login, `/cases/${id}`)).myActions.toSorted();
    expect(await actions('member-b')).toEqual([
      'AttachDocument',
      'CancelReport',
      'ChangeReport',
      'CorrectCase',
      'MakeComment',
      'NotifyCouncil',
      'ResubmitReport',
      'SubmitPostReport',
    ]);
    expect(await actions('discipline')).toEqual(['LinkComplaint']);
    expect(await actions('supervision')).toEqual([]);
  });

  it('shows each deadline with the days that were counted and skipped, and why', async () => {
    type Deadline = Readonly<{
      deadlineId: string;
      dueOn: string;
      status: string;
      pauseReason: string;
      working: Readonly<{ dueOn: string; counted: readonly { date: string }[]; skipped: readonly { date: string }[] }>;
    }>;
    const [register] = await visitors.read<readonly Deadline[]>('member-b', `/cases/${id}/deadlines`);
    const { working, ...rest } = register!;
    expect(rest).toMatchObject({
      deadlineId: 'register',
      dueOn: '2026-09-21',
      status: 'paused',
      pauseReason: 'returned-for-correction',
    });
    expect(working.dueOn).toBe('2026-09-21');
    expect(working.counted.map(({ date }) => date)).toEqual(['2026-09-20', '2026-09-21']);
    expect(working.skipped.map(({ date }) => date)).toEqual(['2026-09-19']);
  });

  it('stands in the lists of those who may know of it, and of nobody else', async () => {
    type Page = Readonly<{ total: number; items: readonly { caseId: string; subject: { name: string } }[] }>;
    const listed = async (login: string) =>
      (await visitors.read<Page>(login, '/cases?kind=own-wedding')).items.map(({ caseId }) => caseId);
    for (const login of ['member-b', 'secretary-b', 'discipline', 'county-discipline', 'supervision', 'county-audit'])
      expect(await listed(login)).toEqual([id]);
    for (const login of ['member', 'secretary', 'civil', 'admin', 'security']) expect(await listed(login)).toEqual([]);
  });

  it('has its deadlines in the lists of the supervisors', async () => {
    type Page = Readonly<{
      items: readonly { caseId: string; ruleKey: string; remainingWorkingDays: number | null }[];
    }>;
    const { items } = await visitors.read<Page>('supervision', '/deadlines?status=paused&rule=event.register');
    expect(items.map(({ caseId, remainingWorkingDays }) => [caseId, remainingWorkingDays])).toEqual([[id, null]]);
    const running = await visitors.read<Page>('supervision', '/deadlines?status=running');
    expect(running.items.filter(({ caseId }) => caseId === id)).toEqual([]);
  });
});
