import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateSecurityLog } from '#access';
import { ReadStore } from '#read-store';
import type { Rulebook } from '#rulebook';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { SecurityRetention } from './security-retention.js';

let server: PostgresServer;
let reads: ReadStore;
let folder: string;

beforeAll(async () => {
  server = await startPostgres();
  reads = new ReadStore({ url: server.url });
  await migrateSecurityLog(reads.pool);
  folder = await mkdtemp(join(tmpdir(), 'cunzhi-retention-'));
  for (const day of ['2025-08-31', '2025-09-01', '2026-03-02']) {
    const content = { at: `${day}T08:00:00.000Z`, kind: 'sign-in', outcome: 'allowed', units: [] };
    await reads.pool.query('select security.append($1)', [[JSON.stringify(content)]]);
  }
}, 60_000);
afterAll(async () => {
  await reads.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Months by key and unit. */
const sweepOn = (today: string, months: readonly (readonly [string, string, number])[]) => {
  const parameters = months.map(([key, scope]) => ({ key, scope }));
  const inForce = (key: string, [unit]: readonly string[]) => ({
    value: months.find(([known, scope]) => known === key && scope === unit)![2],
  });
  const rulebook = { current: async () => ({ parameters, inForce }) } as unknown as Pick<Rulebook, 'current'>;
  const clock = { now: () => `${today}T02:00:00.000Z`, today: () => today };
  return new SecurityRetention(reads, rulebook, clock, folder).sweep();
};

describe('the retention of the security log', () => {
  it('moves nothing while no rule is known', async () => expect(await sweepOn('2030-01-01', [])).toBe(0));

  it('keeps lines for the longest of the times set', async () => {
    const law = ['data.securityLog', '3701', 6] as const;
    expect(await sweepOn('2026-09-01', [law, ['security.retainMonths', '3701', 12]])).toBe(1);
    expect(await sweepOn('2026-09-02', [law, ['security.retainMonths', '3701', 24]])).toBe(0);
    expect(await sweepOn('2026-09-02', [law, ['security.retainMonths', '3701', 3]])).toBe(1);
    expect(await readdir(folder)).toEqual(['security-1-1.jsonl', 'security-2-2.jsonl']);
  });
});
