import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';
import { recordTerm } from '../fixtures/recorded-term.fixture.js';

jest.setTimeout(60_000);

const town = '370112018';
const village = '370112018206';
const termId = '7a0c4f52-6f0e-4b1c-8d0b-0f6f1c5b9a06';

type Case = Readonly<{ caseId: string; stage: string; light: string | null; dueOn: string | null; category: string }>;
type Page<T> = Readonly<{ items: readonly T[] }>;

let site: Installation;
let personId: string;

const mine = async (login: string) =>
  (await site.visitors.read<Page<Case>>(login, '/inbox')).items.filter(({ category }) => category === 'fileduty');
const alerts = async (login: string) => {
  type Alert = Readonly<{ caseId: string; stage: string; status: string }>;
  const { items } = await site.visitors.read<Page<Alert>>(login, '/alerts');
  return items.filter(({ caseId }) => caseId === termId).map(({ stage, status }) => `${stage} ${status}`);
};

beforeAll(async () => {
  site = await openInstallation();
  const { visitors } = site;
  personId = await visitors.personId('member-b');
  const { accountId } = (await visitors.session('civil')).account;
  await visitors.act('security', `/accounts/${accountId}/grants`, { role: 'townOrgOfficer', orgCode: town });
  const term = {
    termId,
    personId,
    orgCode: village,
    post: 'secretary',
    regime: 'party',
    basis: 'appointment',
  } as const;
  await recordTerm(
    site.log,
    { ...term, publicPower: true, documentNo: '历城组干〔2026〕2号', startedOn: '2026-01-05' },
    accountId,
  );
  await visitors.at('2026-01-05 12:00');
}, 120_000);
afterAll(() => site.close());

describe('the file of a secretary who was appointed', () => {
  it('is asked for within ten working days', async () =>
    expect(await mine('civil')).toMatchObject([
      { caseId: termId, stage: 'awaiting-file', dueOn: '2026-01-19', myActions: ['BuildFile'] },
    ]));

  it('is asked for by none of those who were imported with their terms', async () => {
    const duties = (await site.log.readAll({})).filter(({ type }) => type === 'FileDutyOpened.v1');
    expect(duties.map(({ data }) => data['personId'])).toEqual([personId]);
  });

  it('when it does not come is asked for louder, and higher up', async () => {
    await site.visitors.at('2026-01-20 09:00');
    expect(await mine('civil')).toMatchObject([{ light: 'red' }]);
    expect(await alerts('civil')).toContain('yellow open');
    await site.visitors.at('2026-01-26 09:00');
    expect(await alerts('committee')).toContain('red open');
  });

  it('once it is opened settles the duty, late, and closes its alerts', async () => {
    await site.visitors.act('civil', `/personnel-files/${personId}/opening`);
    await site.visitors.at('2026-01-26 10:00');
    expect(await mine('civil')).toEqual([]);
    expect(await site.visitors.read('civil', `/cases/${termId}`)).toMatchObject({ stage: 'built', status: 'closed' });
    expect((await alerts('committee')).filter((alert) => alert.endsWith('open'))).toEqual([]);
    const met = (await site.log.read(`fileduty-${termId}`)).find(({ type }) => type === 'DeadlineMet.v1');
    expect(met?.data).toMatchObject({ metOn: '2026-01-26', dueOn: '2026-01-19', late: true });
  });

  it('tells its history without a word of the file', async () => {
    type History = { chainOk: boolean; entries: readonly { title: { zh: string } }[] };
    const { chainOk, entries } = await site.visitors.read<History>('civil', `/cases/${termId}/history?order=oldest`);
    expect(chainOk).toBe(true);
    expect(entries[0]?.title.zh).toBe('应建立或更新档案');
    expect(entries.at(-1)?.title.zh).toBe('档案已建立或更新');
  });
});
