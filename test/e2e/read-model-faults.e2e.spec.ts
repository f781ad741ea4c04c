import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { ReadStore } from '#read-store';
import { TERMS } from '#registry/contract';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';
import { recordTerm, type Started } from '../fixtures/recorded-term.fixture.js';

jest.setTimeout(60_000);

const village = '370112018206';
const TODAY = '2026-01-05';
const ANCIENT = '7a0c4f52-6f0e-4b1c-8d0b-0f6f1c5b9a00';
const BROKEN = '7a0c4f52-6f0e-4b1c-8d0b-0f6f1c5b9a01';

let site: Installation;
let reads: ReadStore;
let person: string;
let accountId: string;

beforeAll(async () => {
  site = await openInstallation();
  reads = new ReadStore({ url: site.databaseUrl, connections: 1 });
  person = await site.visitors.act('organizer', '/people', { name: '王示例甲', orgCode: village });
  ({ accountId } = (await site.visitors.session('organizer')).account);
}, 120_000);
afterAll(async () => {
  await reads.close();
  await site.close();
});

const record = (changed: Partial<Started>) =>
  recordTerm(
    site.log,
    {
      termId: ANCIENT,
      personId: person,
      orgCode: village,
      post: 'villagerRep',
      regime: 'selfGovernment',
      basis: 'election',
      publicPower: false,
      documentNo: null,
      startedOn: TODAY,
      ...changed,
    },
    accountId,
    TODAY,
  );
const ready = async () => {
  const { status, body } = await site.visitors.send<object>('/../health/ready');
  return { http: status, ...body };
};
const elected = (startedOn: string) => ({
  personId: person,
  orgCode: village,
  post: 'villagerRep',
  basis: 'election',
  startedOn,
});
const termsRead = async (timeoutMs: number) => reads.waitFor([TERMS], (await site.log.head())!, timeoutMs);
const until = async (said: (answer: object) => boolean) => {
  for (let tries = 0; tries < 100 && !said(await ready()); tries++) await sleep(50);
  return ready();
};

describe('a date that nobody can mean', () => {
  it.each(['0000-01-01', '1899-12-31', '9999-12-31'])('is refused, with the dates that are taken: %s', async (date) => {
    const { status, body } = await site.visitors.as('organizer', '/post-terms', { body: elected(date) });
    expect([status, body.code]).toEqual([400, 'invalid-input']);
    expect(body.errors).toMatchObject([
      { path: 'startedOn', code: 'isLocalDate', zh: expect.stringContaining('1900-01-01 至 2199-12-31') },
    ]);
  });

  it('that an earlier version has written stops no read model', async () => {
    await record({ termId: ANCIENT, startedOn: '0000-01-01' });
    expect(await termsRead(10_000)).toBe(true);
    const { items } = await site.visitors.read<{ items: readonly object[] }>('organizer', `/people/${person}/posts`);
    expect(items).toMatchObject([{ termId: ANCIENT, startedOn: '0001-01-01' }]);
    expect(await ready()).toEqual({ http: 200, status: 'ok' });
  });
});

describe('an event that a read model cannot take', () => {
  it('stops it alone, and whoever asks whether the program is well is told which', async () => {
    await record({ termId: BROKEN, publicPower: 'perhaps' as never });
    const answer = await until((said) => !('status' in said && said.status === 'ok'));
    expect(answer).toEqual({ http: 200, status: 'degraded', stoppedReadModels: [TERMS] });
    expect(await termsRead(200)).toBe(false);
    await site.visitors.act('organizer', '/people', { name: '王示例乙', orgCode: village });
    const others = await reads.db.selectFrom('projection').select('name').where('name', '<>', TERMS).execute();
    const names = others.map(({ name }) => name);
    expect(await reads.waitFor(names, (await site.log.head())!, 10_000)).toBe(true);
    expect(site.output()).not.toContain('perhaps');
  });
});
