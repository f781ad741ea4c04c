import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { verifySecurityLog } from '#access';
import { ReadStore } from '#read-store';
import { eventually } from '../fixtures/eventually.fixture.js';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';

type Line = Readonly<{
  seq: number;
  kind: string;
  outcome: string;
  accountId: string | null;
  subject: string | null;
  code: string | null;
  facts: Readonly<Record<string, unknown>>;
}>;

jest.setTimeout(60_000);

let site: Installation;

beforeAll(async () => {
  site = await openInstallation();
}, 120_000);
afterAll(() => site.close());

const lines = async (query: string): Promise<readonly Line[]> => {
  const { status, body } = await site.visitors.as<{ items: readonly Line[] }>('audit', `/security-log${query}`);
  expect(status).toBe(200);
  return body.items;
};
/** A refusal does not wait for its line. */
const lineOf = async (query: string): Promise<Line> => {
  for (;;) {
    const [line] = await lines(query);
    if (line) return line;
    await sleep(100);
  }
};
const accountOf = async (login: string) => (await site.visitors.session(login)).account.accountId;

describe('the security log', () => {
  it('does not exist for anybody but the audit administrator', async () => {
    for (const login of ['admin', 'security', 'supervision', 'secretary']) {
      const { status, body } = await site.visitors.as(login, '/security-log');
      expect([status, body.code]).toEqual([404, 'no-such-route']);
    }
  });

  it('holds who came in, and with which session', async () => {
    const account = await accountOf('clerk');
    const [line] = await lines(`?kind=sign-in&outcome=allowed&accountId=${account}`);
    expect(line).toMatchObject({ kind: 'sign-in', outcome: 'allowed', accountId: account });
  });

  it('holds whose rights a substitute had when they were refused, and by which substitution', async () => {
    const { visitors } = site;
    const [principal, substituteId] = [await visitors.personId('leader'), await visitors.personId('clerk')];
    const days = { from: '2026-01-05', until: '2026-06-30', reason: '赴党校学习' };
    const id = await visitors.act('leader', '/substitutions', { ...days, substituteId });
    await visitors.act('clerk', `/substitutions/${id}/agreement`, {});
    const headers = { 'acting-for': principal };
    const inbox = () => visitors.as('clerk', '/inbox', { headers });
    await eventually(inbox, ({ status }) => status === 200);
    const body = { loginName: 'anyone.else', password: 'a long enough password', orgCode: '370112018' };
    const answer = await visitors.as('clerk', '/accounts', { body, headers });
    expect([answer.status, answer.body.code]).toEqual([403, 'not-permitted']);
    expect(await lineOf(`?kind=refusal&onBehalfOf=${principal}`)).toMatchObject({
      accountId: await accountOf('clerk'),
      onBehalfOf: principal,
      substitutions: [id],
    });
  });

  it('holds what was refused: by the guard of commands, by separation, and what was hidden', async () => {
    const account = await accountOf('civil');
    const body = { loginName: 'anyone.else', password: 'a long enough password', orgCode: '370112018' };
    for (let time = 0; time < 3; time++)
      expect((await site.visitors.as('civil', '/accounts', { body })).status).toBe(403);
    const found = await lines(`?kind=refusal&accountId=${account}`);
    expect(found).toEqual([
      expect.objectContaining({
        outcome: 'refused',
        code: 'not-permitted',
        facts: { place: 'POST /api/v1/accounts' },
      }),
    ]);
  });

  it('holds who opened an account and gave it a role', async () => {
    const keeper = await accountOf('security');
    const personId = await site.visitors.personId('clerk');
    const body = { loginName: 'new.clerk', password: 'a long enough password', orgCode: '370112018', personId };
    const id = await site.visitors.act('security', '/accounts', body);
    await site.visitors.act('security', `/accounts/${id}/grants`, { role: 'townCivilOfficer', orgCode: '370112018' });
    const found = await lines(`?kind=permission-change&subject=${id}`);
    expect(found.map(({ accountId, facts }) => [accountId, facts['change']])).toEqual([
      [keeper, 'grant'],
      [keeper, 'open'],
    ]);
  });

  it('holds neither names nor passwords', async () => {
    await site.visitors.send('/sessions', {
      body: { loginName: 'typed.by.mistake', password: 'secret words of a person' },
    });
    const text = JSON.stringify(await lines('?size=500'));
    for (const word of ['typed.by.mistake', 'secret words', 'new.clerk', '赵示例', site.passwords.get('clerk')!])
      expect(text).not.toContain(word);
  });

  it('keeps twelve months online; what leaves is archived, and the chain still holds through both', async () => {
    const [newest] = await lines('?size=1');
    const folder = join(site.dataDir, 'security-archive');
    const reads = new ReadStore({ url: site.databaseUrl });
    try {
      const before = await verifySecurityLog(reads.pool, folder);
      expect([before.archived, before.lines >= newest!.seq]).toEqual([0, true]);
      await site.visitors.at('2027-01-05 23:00');
      expect((await lines(`?accountId=${await accountOf('clerk')}`)).length).toBeGreaterThan(0);
      await site.visitors.at('2027-01-06 00:30');
      expect(await lines(`?accountId=${await accountOf('clerk')}`)).toEqual([]);
      const [file = '', ...more] = await readdir(folder);
      const archived = (await readFile(join(folder, file), 'utf8')).trimEnd().split('\n');
      expect([more, archived.length >= newest!.seq, JSON.parse(archived[0]!).seq]).toEqual([[], true, 1]);
      const { broken, missingFiles, ...counted } = await verifySecurityLog(reads.pool, folder);
      expect([broken, missingFiles, counted.archived]).toEqual([undefined, [], archived.length]);
    } finally {
      await reads.close();
    }
  });
});
