import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { modestPlan } from '../../apps/standalone/src/demo/stories/plain-figures.js';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';

jest.setTimeout(60_000);

const [county, town] = ['370112', '370112018'];

type Inbox = Readonly<{ items: readonly Readonly<{ caseId: string }>[] }>;
type Case = Readonly<{ myActions: readonly string[] }>;

let site: Installation;
let reporter: string;
let filing: string;

beforeAll(async () => {
  site = await openInstallation();
  const { visitors } = site;
  for (const [login, role, orgCode] of [
    ['civil', 'townOrgOfficer', town],
    ['county-audit', 'supervisionOffice', county],
  ]) {
    const { account } = await visitors.session(login!);
    await visitors.act('security', `/accounts/${account.accountId}/grants`, { role, orgCode });
  }
  reporter = await visitors.personId('member');
  filing = await visitors.act('member', '/ceremony-filings', {
    reporterId: reporter,
    kind: 'own-wedding',
    channel: 'online',
    principal: '本人',
    venue: '村大礼堂',
    ceremonyOn: '2026-03-20',
    plan: modestPlan,
  });
  await visitors.act('member', `/ceremony-filings/${filing}/submission`, { committed: true });
}, 180_000);
afterAll(() => site.close());

/** Waits for what the program does by itself, as long as the test may take. */
const until = async <T>(look: () => Promise<T>, wanted: T): Promise<void> => {
  while (JSON.stringify(await look()) !== JSON.stringify(wanted)) await new Promise((go) => setTimeout(go, 100));
};
const offered = async (login: string): Promise<boolean> =>
  (await site.visitors.read<Inbox>(login, '/inbox')).items.some(({ caseId }) => caseId === filing);
const actions = async (login: string) => (await site.visitors.read<Case>(login, `/cases/${filing}`)).myActions;
const checking = () => site.visitors.refusal('secretary', `/ceremony-filings/${filing}/check`, { opinion: '情况属实' });

describe('recusal', () => {
  it('of who has declared an interest holds in inbox, case page and command, until the supervision office ends it', async () => {
    const { visitors } = site;
    await until(() => offered('secretary'), true);
    const interest = await visitors.act('secretary', '/interests', { aboutPersonId: reporter, reason: '合伙经营' });
    await until(() => offered('secretary'), false);
    expect(await actions('secretary')).toEqual([]);
    expect(await checking()).toBe('403 declared-interest');
    expect(await visitors.refusal('secretary', `/interests/${interest}/end`, { reason: '已终止' })).toBe(
      '403 not-permitted',
    );
    await visitors.act('county-audit', `/interests/${interest}/end`, { reason: '合伙已终止' });
    await until(() => offered('secretary'), true);
  });

  it('of a near relative holds in inbox, case page and command', async () => {
    const { visitors } = site;
    await visitors.act('civil', `/people/${await visitors.personId('secretary')}/relatives`, {
      relativeId: reporter,
      relation: 'sibling',
    });
    await until(() => offered('secretary'), false);
    expect(await actions('secretary')).toEqual([]);
    expect(await checking()).toBe('403 near-relative');
  });
});
