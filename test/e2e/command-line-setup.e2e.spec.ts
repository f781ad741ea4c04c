import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { calendars, divisions, parameterVersions } from '#platform';
import { freePort } from '../fixtures/free-port.fixture.js';
import { SourceProcess } from '../fixtures/source-process.fixture.js';
import { Visitors } from '../fixtures/visitors.fixture.js';
import { calendarCsv, openInstallation, type CliInstallation } from './command-line.fixture.js';

jest.setTimeout(240_000);

type Report = Readonly<{ calendars: number; parameters: number; units: number; refused: readonly unknown[] }>;
type Administrator = Readonly<{ loginName: string; role: string; unit: string; password: string }>;

let cli: CliInstallation;

beforeAll(async () => {
  cli = await openInstallation();
});
afterAll(() => cli.close());

const answers = async (address: string, api: SourceProcess): Promise<void> => {
  for (;;) {
    const live = await fetch(`${address}/api/health/live`).catch(() => undefined);
    if (live?.status === 200) return;
    if (!api.running) throw new Error(`api ended: ${api.output}`);
    await sleep(50);
  }
};

const rowsIn = async (view: string) =>
  (await cli.store.pool.query<{ rows: number }>(`select count(*)::integer as rows from ${view}`)).rows[0]!.rows;

describe('setup', () => {
  it('loads calendars and parameters, and leaves units out where that is asked', async () => {
    const [years, versions] = await Promise.all([calendars(), parameterVersions()]);
    const report = await cli.ask<Report>('setup', '--no-divisions');
    expect(report).toEqual({ calendars: years.length, parameters: versions.length, units: 0, refused: [] });
    expect(await rowsIn('calendar_years')).toBe(years.length);
    expect(await rowsIn('parameters')).toBe(versions.length);
    expect(await rowsIn('org_units')).toBe(0);
  });

  it('loads the units of Jinan', async () => {
    const units = await divisions();
    const { code, out } = await cli.run('setup');
    expect([code, out]).toEqual([0, [expect.stringContaining(`${units.length} units are in place`)]]);
    expect(await rowsIn('org_units')).toBe(units.length);
  });

  it('writes nothing the second time, and keeps a calendar that was corrected', async () => {
    const list = (await calendars()).find(({ year }) => year === 2026)!;
    const path = await cli.file('2026.csv', calendarCsv({ ...list, makeUpWorkdays: [] }));
    const words = ['--reason', '更正', '--notice', '国办发明电〔2026〕1号'];
    expect((await cli.run('import', 'calendar', path, ...words)).code).toBe(0);
    const before = await cli.events();
    expect((await cli.run('setup')).code).toBe(0);
    expect(await cli.events()).toBe(before);
  });
});

const named = ['--name', '某管理员'] as const;

describe('admin create', () => {
  it('refuses a unit that is not registered, a bad login name, and a kind that is none', async () => {
    const unknown = await cli.run('admin', 'create', 'keeper', ...named, '--unit', '9999');
    expect([unknown.code, unknown.err]).toEqual([1, [expect.stringContaining('There is no unit 9999')]]);
    const bad = await cli.run('admin', 'create', 'k k', ...named, '--unit', '3701');
    expect(bad.code).toBe(1);
    expect(bad.err.join()).toMatch(/login name/i);
    expect((await cli.run('admin', 'create', 'keeper', '--unit', '3701', '--role', 'villageClerk')).code).toBe(2);
  });

  it('asks whose account it is', async () => {
    const nobodys = await cli.run('admin', 'create', 'keeper', '--unit', '3701');
    expect([nobodys.code, nobodys.err]).toEqual([1, [expect.stringContaining('whose account')]]);
    for (const id of ['nobody', '7e5c9c1a-5c35-4d0c-9a56-000000000001']) {
      const unknown = await cli.run('admin', 'create', 'keeper', '--person', id, '--unit', '3701');
      expect([unknown.code, unknown.err]).toEqual([1, [expect.stringContaining('no such registered person')]]);
    }
  });

  it('opens an account with a password of its own, shown once', async () => {
    const first = await cli.ask<Administrator>('admin', 'create', 'keeper', ...named, '--unit', '3701');
    expect(first).toMatchObject({ loginName: 'keeper', role: 'securityAdmin', unit: '3701' });
    expect(first.password).toMatch(/^[\w-]{20}$/);
    const again = await cli.run('admin', 'create', 'keeper', ...named, '--unit', '3701');
    expect(again.code).toBe(1);
    expect(again.text).toBe('');
    expect(again.err.join()).toMatch(/taken/i);

    const port = String(await freePort());
    const addresses = { EVENT_STORE_URL: cli.url, READ_STORE_URL: cli.url, QUEUE_URL: cli.url };
    const api = SourceProcess.start('apps/api/src/main.ts', { ...cli.env, ...addresses, PORT: port });
    try {
      const address = `http://127.0.0.1:${port}`;
      await answers(address, api);
      const visitors = new Visitors(address, new Map([['keeper', first.password]]));
      const account = { loginName: 'clerk', password: 'a first password', orgCode: '370112' };
      expect(await visitors.refusal('keeper', '/accounts', account)).toBe('403 password-change-required');
      const change = { presentPassword: first.password, newPassword: 'chosen by the keeper' };
      const changed = await visitors.as('keeper', '/me/password', { method: 'PUT', body: change });
      expect(changed.status).toBe(204);
      const owner = new Visitors(address, new Map([['keeper', change.newPassword]]));
      expect((await owner.as('keeper', '/accounts', { body: account })).status).toBe(200);
    } finally {
      await api.stop();
    }
  });
});
