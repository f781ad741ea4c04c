import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { ceremonyCases } from '#ceremonies';
import { PersonalText, PostgresEventStore, PostgresKeyVault, verifyChains } from '#event-store';
import { knownTypes } from '#platform';
import { ProjectionRunner, ReadStore } from '#read-store';
import { redisAvailable, startPostgres, startRedis, type PostgresServer } from '#testing/servers';
import { freePort } from '../fixtures/free-port.fixture.js';
import { temporaryFolder, type Folder } from '../fixtures/installation.fixture.js';
import { SourceProcess } from '../fixtures/source-process.fixture.js';
import { Visitors } from '../fixtures/visitors.fixture.js';

jest.setTimeout(600_000);

const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 10);
const CALLERS = 6;
const UNDER_LOAD_MS = 700;
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
    const call = async (caller: number) => {
      for (let number = 0; loading; number++) {
        const key = `kill-${caller}-${number}`;
        for (;;) {
          const answer = await visitors
            .as<{ id: string }>('secretary', '/ceremony-filings', {
              body: draft(account.personId),
              headers: { 'idempotency-key': key },
            })
            .catch(() => undefined);
          if (answer?.status === 200) {
            ledger.set(key, answer.body.id);
            break;
          }
          if (answer && answer.status !== 503 && answer.status !== 500)
            throw new Error(`${key} was answered ${answer.status}`);
          await sleep(50);
        }
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
    const drafted = new Map<string, number>();
    for (let after = -1n; ;) {
      const page = await log.readAll({ after, limit: 5_000 });
      for (const { stream, type, position } of page) {
        expect(position).toBe(++after);
        if (type === 'ReportDrafted.v1') drafted.set(stream, (drafted.get(stream) ?? 0) + 1);
      }
      if (page.length < 5_000) break;
    }
    const acknowledged = [...ledger.values()].map((id) => `ceremony-${id}`);
    expect(new Set(acknowledged).size).toBe(ledger.size);
    expect([...drafted.keys()].sort()).toEqual([...acknowledged].sort());
    expect([...drafted.values()].filter((times) => times !== 1)).toEqual([]);
    expect((await verifyChains(log)).broken).toBeUndefined();

    const reads = new ReadStore({ url: server.url });
    const vault = new PostgresKeyVault(server.url, MASTER_KEY);
    const reader = new PersonalText(vault);
    expect(await reads.waitFor([ceremonyCases.name], (await log.head())!, 60_000)).toBe(true);
    const rows = async () =>
      (await reads.pool.query('select * from read.ceremony_cases order by key')).rows as readonly object[];
    const live = await rows();
    expect(live).toHaveLength(ledger.size);
    const runner = new ProjectionRunner({
      store: reads,
      log,
      reader,
      projections: [ceremonyCases],
      knownTypes: knownTypes(),
    });
    await runner.rebuild(ceremonyCases);
    expect(await rows()).toEqual(live);
    await Promise.all([vault.close(), reads.close(), log.close()]);
  });
});
