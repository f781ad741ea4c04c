import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { modestFigures, modestPlan, noGifts } from '../../apps/standalone/src/demo/stories/plain-figures.js';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';
import { filings, submittedWedding, weddingOf } from '../fixtures/sample-cases.fixture.js';
import type { Visitors } from '../fixtures/visitors.fixture.js';

jest.setTimeout(60_000);

let site: Installation;
let visitors: Visitors;

beforeAll(async () => {
  site = await openInstallation();
  ({ visitors } = site);
}, 120_000);
afterAll(() => site.close());

type Data = Readonly<Record<string, unknown>>;
type Entry = Readonly<{ type: string; data: Data }>;

const given = new Set<string>();

/** The commands of one case. */
const caseOf = (id: string) => {
  const note = (path: string) => given.add(`POST /api/v1${filings}/{filingId}/${path}`);
  const history = async () =>
    (await visitors.read<{ entries: readonly Entry[] }>('county-discipline', `/cases/${id}/history?order=oldest`))
      .entries;
  return {
    act: (login: string, path: string, body: object = {}) => {
      note(path);
      return visitors.act(login, `${filings}/${id}/${path}`, body);
    },
    refusal: (login: string, path: string, body: object = {}) =>
      visitors.refusal(login, `${filings}/${id}/${path}`, body),
    types: async () => (await history()).map(({ type }) => type),
    last: async (type: string): Promise<Data> => (await history()).findLast((entry) => entry.type === type)!.data,
    deadline: async (deadlineId: string) => {
      type Line = Readonly<{ deadlineId: string; dueOn: string; status: string; missed: boolean }>;
      const lines = await visitors.read<readonly Line[]>('county-discipline', `/cases/${id}/deadlines`);
      return lines.find((line) => line.deadlineId === deadlineId);
    },
  };
};

const open = async (login: string, path: string, body: object) => {
  given.add(`POST /api/v1${filings}${path}`);
  return caseOf(await visitors.act(login, `${filings}${path}`, body));
};

const onSite = (agrees: boolean) => ({ method: 'on-site', agrees, note: '现场核实' });

describe('the commands of a ceremony case over HTTP', () => {
  it('an agent files for a member, and the date is moved before the day', async () => {
    await visitors.at('2026-03-02 09:00');
    const filed = weddingOf(await visitors.personId('member'), '2026-04-11');
    const wedding = await open('clerk', '', { ...filed, channel: 'phone' });
    await wedding.act('clerk', 'submission', { committed: true });
    expect(await wedding.refusal('clerk', 'check', { opinion: '同意' })).toBe('403 not-permitted');
    await wedding.act('secretary', 'check', { opinion: '符合规定' });
    await wedding.act('discipline', 'registration');
    await wedding.act('discipline', 'reminders', { talkedOn: '2026-03-02', note: '提醒谈话' });
    await wedding.act('member', 'changes', { ceremonyOn: '2026-04-25', reason: '场地冲突' });
    await visitors.at('2026-04-12 09:00');
    expect(await wedding.deadline('post-report')).toBeUndefined();
    await visitors.at('2026-04-26 09:00');
    expect((await wedding.deadline('post-report'))?.dueOn).toBe('2026-05-12');
    expect(await wedding.refusal('member', 'changes', { ceremonyOn: '2026-05-30', reason: '改期' })).toBe(
      '422 event-already-held',
    );
    await wedding.act('clerk', 'post-report', { figures: modestFigures, gifts: noGifts, committed: true });
    await wedding.act('discipline', 'verification', onSite(true));
    expect(await wedding.last('CeremonyClosed.v1')).toMatchObject({ outcome: 'in-order' });
  });

  it('the council of the village learns of the day and the help, and of a cancellation, and of nothing else', async () => {
    const wedding = caseOf(await submittedWedding(visitors, '2026-06-27'));
    await wedding.act('member', 'council-notice', { help: ['kitchen'] });
    await wedding.act('member', 'council-notice', { help: ['kitchen', 'venue'] });
    await wedding.act('member', 'changes', { ceremonyOn: '2026-06-28', reason: '改期' });
    type Notices = Readonly<{ total: number; items: readonly Readonly<{ help: readonly object[] }>[] }>;
    const notices = (login: string) => visitors.read<Notices>(login, '/council-notices?from=2026-06-01');
    const notice = {
      orgCode: '370112018213',
      happensOn: '2026-06-28',
      help: [
        { code: 'kitchen', zh: '厨灶餐饮', en: 'kitchen' },
        { code: 'venue', zh: '场地桌椅', en: 'venue, tables and chairs' },
      ],
      status: 'expected',
    };
    expect((await notices('supervisor')).items).toEqual([notice]);
    expect(await notices('secretary')).toMatchObject({ total: 0, items: [] });
    await wedding.act('member', 'cancellation', { reason: '婚期取消' });
    expect((await notices('supervisor')).items).toEqual([{ ...notice, status: 'cancelled' }]);
    expect(await wedding.refusal('member', 'council-notice', { help: ['band'] })).toBe('400 invalid-input');
  });

  it('a report is returned, resubmitted, and in the end cancelled', async () => {
    const wedding = caseOf(await submittedWedding(visitors, '2026-06-20'));
    await wedding.act('secretary', 'return', { reason: '请调整桌数' });
    expect((await wedding.deadline('register'))?.status).toBe('paused');
    await wedding.act('member', 'resubmission', {
      committed: true,
      plan: { ...modestPlan, tables: 15 },
      note: '已调整',
    });
    expect((await wedding.deadline('register'))?.status).toBe('running');
    await wedding.act('member', 'cancellation', { reason: '婚期取消' });
    expect((await wedding.deadline('register'))?.status).toBe('cancelled');
    expect(await wedding.refusal('secretary', 'check', { opinion: '同意' })).toBe('422 case-ended');
  });

  it('a complaint asks for verification on site; the breach that it shows is transferred', async () => {
    await visitors.at('2026-07-06 09:00');
    const wedding = caseOf(await submittedWedding(visitors, '2026-08-08'));
    await wedding.act('secretary', 'check', { opinion: '符合规定' });
    await wedding.act('discipline', 'registration');
    await visitors.at('2026-08-10 09:00');
    await wedding.act('member', 'post-report', { figures: modestFigures, gifts: noGifts, committed: true });
    const complaint = { complaintNumber: '信访〔2026〕1号', receivedOn: '2026-08-10', summary: '反映桌数较多' };
    await wedding.act('county-discipline', 'complaints', complaint);
    const papers = { method: 'documents', agrees: true, note: '材料一致' };
    expect(await wedding.refusal('discipline', 'verification', papers)).toBe('422 on-site-required');
    await wedding.act('discipline', 'verification', { ...onSite(false), method: 'by-complaint' });
    expect(await wedding.refusal('member', 'breach', { grounds: ['tables'], reason: '超标' })).toBe(
      '403 not-permitted',
    );
    await wedding.act('member', 'statements', { text: '情况属实' });
    await wedding.act('discipline', 'breach', { grounds: ['tables'], reason: '超出规定桌数' });
    await wedding.act('discipline', 'clue-transfer', { clueNumber: '移〔2026〕1号', reason: '依规移送' });
    expect(await wedding.last('CeremonyClosed.v1')).toMatchObject({ outcome: 'breach-transferred' });
    expect(await wedding.last('DisciplineClueTransferred.v1')).toMatchObject({
      to: { role: 'countyDisciplineOfficer', org: '370112' },
    });
  });

  it('a birthday with guests from outside the family is found fault with, and not refused', async () => {
    await visitors.at('2026-08-17 09:00');
    const birthday = await open('member', '', {
      ...weddingOf(await visitors.personId('member'), '2026-09-12'),
      kind: 'birthday',
      plan: { ...modestPlan, tables: 10, persons: 100, cars: 0, nonRelativesInvited: true },
    });
    await birthday.act('member', 'submission', { committed: true });
    const { findings } = (await birthday.last('ReportSubmitted.v1')) as { findings: readonly { item: string }[] };
    expect(findings.map(({ item }) => item)).toEqual(['non-relatives-invited']);
    await birthday.act('secretary', 'check', { opinion: '已提醒不得邀请非亲属' });
    await birthday.act('discipline', 'registration');
  });

  it('a wedding is reported on the very day, its figures are corrected, and no clock ever starts', async () => {
    const wedding = caseOf(await submittedWedding(visitors, '2026-09-13'));
    await wedding.act('secretary', 'check', { opinion: '符合规定' });
    await wedding.act('discipline', 'registration');
    expect(
      await wedding.refusal('member', 'post-report', { figures: modestFigures, gifts: noGifts, committed: true }),
    ).toBe('422 event-not-held');
    await visitors.at('2026-09-13 19:00');
    await wedding.act('member', 'post-report', { figures: modestFigures, gifts: noGifts, committed: true });
    const corrected = { ...modestFigures, tables: 25 };
    await wedding.act('member', 'post-report-corrections', { figures: corrected, gifts: noGifts, reason: '漏计 7 桌' });
    const { deviations } = (await wedding.last('PostReportCorrected.v2')) as { deviations: readonly Data[] };
    expect(deviations.find(({ item }) => item === 'tables')).toMatchObject({
      planned: 18,
      permitted: 20,
      actual: 25,
      over: 5,
    });
    expect(await wedding.deadline('post-report')).toBeUndefined();
  });

  it('a funeral is notified by phone and has nothing to register before its written report', async () => {
    const funeral = await open('clerk', '/funeral-notices', {
      reporterId: site.elderId,
      kind: 'parent-funeral',
      channel: 'phone',
      principal: '母亲',
      venue: '本村',
      deathOn: '2026-09-12',
      notifiedOn: '2026-09-13',
      expectedEndOn: '2026-09-14',
    });
    expect((await funeral.deadline('post-report'))?.dueOn).toBe('2026-09-28');
    expect(await funeral.refusal('discipline', 'registration')).toBe('422 no-post-report');
  });

  it('were all given at least once', async () => {
    type Document = Readonly<{ paths: Readonly<Record<string, object>> }>;
    const { paths } = (await (await fetch(`${site.address}/api/openapi.json`)).json()) as Document;
    const offered = Object.keys(paths).filter((path) => path.startsWith(`/api/v1${filings}`));
    expect([...given].toSorted()).toEqual(offered.map((path) => `POST ${path}`).toSorted());
  });
});
