import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { PersonalText, PostgresEventStore, PostgresKeyVault, verifyChains } from '#event-store';
import { ReadStore } from '#read-store';
import { redisAvailable, startPostgres, startRedis, type PostgresServer } from '#testing/servers';
import { freePort } from '../fixtures/free-port.fixture.js';
import { liveRows, rebuiltRows } from '../fixtures/read-model-rows.fixture.js';
import { temporaryFolder, withoutLimits, type Folder } from '../fixtures/installation.fixture.js';
import { SourceProcess } from '../fixtures/source-process.fixture.js';
import { Visitors } from '../fixtures/visitors.fixture.js';

jest.setTimeout(600_000);

const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 10);
const CALLERS = 6;
const UNDER_LOAD_MS = 700;
const QUIET_MS = 8_000;
/** Longer than two sweeps: what no sweep has brought by then will not come. */
const GIVE_UP_MS = 130_000;
const MASTER_KEY = Buffer.alloc(32, 7);

const draft = (reporterId: string) => ({
  reporterId,
  kind: 'child-wedding',
  channel: 'online',
  principal: '女儿',
  venue: '村文化广场',
  ceremonyOn: '2026-10-10',
  plan: {
    tables: 10,
    persons: 100,
    cars: 2,
    tableCostFen: 15_000,
    jointBothFamilies: false,
    nonRelativesInvited: false,
    serviceTargetsInvited: false,
  },
});

/**
 * Returns once nothing has been appended for a while and all is there that is waited for. A wake that a kill has lost comes
 * with the next sweep, so that a shorter silence proves nothing; after a long one the caller sees what is missing.
 */
const quiet = async (log: PostgresEventStore, isComplete: () => Promise<boolean>): Promise<void> => {
  let before: bigint | undefined = -1n;
  for (let silentMs = 0; silentMs < GIVE_UP_MS; silentMs += QUIET_MS) {
    const head = await log.head();
    if (head !== before) silentMs = 0;
    else if (await isComplete()) return;
    before = head;
    await sleep(QUIET_MS);
  }
};

/** How many alerts of a rung the log holds. */
const countRaised = async (log: PostgresEventStore, rung: string): Promise<number> => {
  let count = 0;
  for (let after = -1n; ;) {
    const page = await log.readAll({ after, limit: 5_000 });
    count += page.filter(
      ({ type, data }) => type === 'AlertRaised.v1' && (data['alertId'] as string).endsWith(rung),
    ).length;
    if (page.length < 5_000) return count;
    after = page.at(-1)!.position;
  }
};

describe('the program while its processes and its database are killed', () => {
  let server: PostgresServer;
  let redis: Awaited<ReturnType<typeof startRedis>> | undefined;
  let folder: Folder;
  let env: Record<string, string>;
  let api: SourceProcess;
  let worker: SourceProcess;
  let address: string;
  let visitors: Visitors;

  const startApi = () => SourceProcess.start('apps/api/src/main.ts', env);
  const startWorker = () => SourceProcess.start('apps/worker/src/main.ts', env);
  const answers = async (): Promise<void> => {
    for (;;) {
      const ready = await fetch(`${address}/api/health/ready`).catch(() => undefined);
      if (ready?.status === 200) return;
      if (!api.running) throw new Error(`api ended: ${api.output}`);
      await sleep(50);
    }
  };

  beforeAll(async () => {
    server = await startPostgres({ durable: true });
    redis = redisAvailable() ? await startRedis() : undefined;
    folder = await temporaryFolder();
    const port = await freePort();
    address = `http://127.0.0.1:${port}`;
    env = {
      EVENT_STORE_URL: server.url,
      READ_STORE_URL: server.url,
      QUEUE_URL: redis?.url ?? server.url,
      MASTER_KEY: MASTER_KEY.toString('base64'),
      DATA_DIR: folder.path,
      PORT: String(port),
      LOG_LEVEL: 'silent',
      ...withoutLimits,
    };
    const first = SourceProcess.start('test/fixtures/standalone.process.ts', env);
    const { passwords } = await first.message<{ passwords: (readonly [string, string])[] }>();
    visitors = new Visitors(address, new Map(passwords));
    await visitors.session('secretary');
    await first.stop();
    [api, worker] = [startApi(), startWorker()];
    await answers();
  }, 180_000);

  afterAll(async () => {
    await Promise.all([api.stop(), worker.stop()]);
    await redis?.stop();
    await server.stop();
    await folder.remove();
  });

  it('loses no acknowledged command, does none twice, and shows in its read models what the log holds', async () => {
    const { account } = await visitors.session('secretary');
    const ledger = new Map<string, string>();
    let loading = true;
    const submitted = new Set<string>();
    const give = async (key: string, path: string, body: object): Promise<string> => {
      for (;;) {
        const sending = { body, headers: { 'idempotency-key': key } };
        const answer = await visitors.as<{ id: string }>('secretary', path, sending).catch(() => undefined);
        if (answer?.status === 200) return answer.body.id;
        if (answer && answer.status !== 503 && answer.status !== 500)
          throw new Error(`${key} was answered ${answer.status}`);
        await sleep(50);
      }
    };
    const call = async (caller: number) => {
      for (let number = 0; loading; number++) {
        const key = `kill-${caller}-${number}`;
        const id = await give(key, '/ceremony-filings', draft(account.personId));
        ledger.set(key, id);
        if (number % 5 > 0) continue;
        await give(`${key}-submission`, `/ceremony-filings/${id}/submission`, { committed: true, lateReason: '补报' });
        submitted.add(id);
      }
    };
    const callers = Array.from({ length: CALLERS }, (_, caller) => call(caller));
    const kills = [
      async () => {
        await api.stop('SIGKILL');
        api = startApi();
      },
      async () => {
        await worker.stop('SIGKILL');
        worker = startWorker();
      },
      async () => {
        await server.kill9();
        await server.restart();
      },
    ];
    let grown = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const before = ledger.size;
      await sleep(UNDER_LOAD_MS);
      await kills[round % kills.length]!();
      await answers();
      if (ledger.size > before) grown++;
    }
    await sleep(UNDER_LOAD_MS);
    loading = false;
    await Promise.all(callers);
    expect(grown).toBeGreaterThan(ROUNDS / 2);

    const log = new PostgresEventStore({ url: server.url });
    await quiet(log, async () => (await countRaised(log, 'post-report~yellow')) >= submitted.size);
    const drafted = new Map<string, number>();
    const raised: string[] = [];
    for (let after = -1n; ;) {
      const page = await log.readAll({ after, limit: 5_000 });
      for (const { stream, type, position, data } of page) {
        expect(position).toBe(++after);
        if (type === 'AlertRaised.v1') raised.push(data['alertId'] as string);
        if (type === 'ReportDrafted.v2') drafted.set(stream, (drafted.get(stream) ?? 0) + 1);
      }
      if (page.length < 5_000) break;
    }
    const acknowledged = [...ledger.values()].map((id) => `ceremony-${id}`);
    expect(new Set(acknowledged).size).toBe(ledger.size);
    expect([...drafted.keys()].sort()).toEqual([...acknowledged].sort());
    expect([...drafted.values()].filter((times) => times !== 1)).toEqual([]);
    expect((await verifyChains(log)).broken).toBeUndefined();
    expect(new Set(raised).size).toBe(raised.length);
    expect(submitted.size).toBeGreaterThan(ROUNDS / 2);
    for (const rung of ['prior-report~late', 'post-report~yellow'])
      expect(new Set(raised.filter((id) => id.endsWith(rung)).map((id) => id.split('~')[0]))).toEqual(submitted);

    const reads = new ReadStore({ url: server.url });
    const vault = new PostgresKeyVault(server.url, MASTER_KEY);
    const reader = new PersonalText(vault);
    const live = await liveRows(reads, log);
    expect(live['ceremony_cases']).toHaveLength(ledger.size);
    expect(live['alerts']).toHaveLength(raised.length);
    await worker.stop();
    expect(await rebuiltRows(reads, log, reader)).toEqual(live);
    await Promise.all([vault.close(), reads.close(), log.close()]);
  });
});
