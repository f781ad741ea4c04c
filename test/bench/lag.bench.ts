import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pino } from 'pino';
import { EmbeddedPostgres } from '#embedded-postgres';
import { Program, readConfiguration, reportTo } from '#platform';
import { redisAvailable, startPostgres, startRedis } from '#testing/servers';
import { openStandalone } from '../../apps/standalone/src/standalone.js';
import { expectCount, type BenchRow } from './harness/figures.js';
import { highestRate, openLoad } from './harness/rates.js';
import { ReadModelWatch } from './harness/read-model-watch.js';
import { reportingIn, signIn } from './harness/reporting.js';
import { waitForCount } from './harness/row-count.js';
import { settingsOf } from './harness/standalone-settings.js';
import { inTemporaryFolder } from './harness/temporary-folder.js';

const SECONDS = 6;
const WARM_UP = 2_000;
const VIEW = 'ceremony_cases';
const LIMIT =
  'missed: commands, read models, database and load share two cores, and a page of events waits for the commands before it';
const LINES = `select count(*)::int from read.${VIEW}`;

/** From the instant at which a command is due until its row can be read: in one process, and through Redis and a second. */
export const run = async (): Promise<{ rows: BenchRow[] }> => {
  const embedded = await inTemporaryFolder(inOneProcess);
  const redis = redisAvailable() ? await inTemporaryFolder(throughRedis) : [];
  return { rows: [...embedded, ...redis] };
};

const inOneProcess = async (dataDir: string): Promise<readonly BenchRow[]> => {
  const { program, address, stop } = await openStandalone(readConfiguration(settingsOf(dataDir)));
  try {
    const url = (await EmbeddedPostgres.runningOn(join(dataDir, 'postgres')))!;
    return await lagOf({ what: 'command to read model, one process', p99Ms: 50, program, address, dataDir, url });
  } finally {
    await stop();
  }
};

const throughRedis = async (dataDir: string): Promise<readonly BenchRow[]> => {
  const [postgres, redis] = [await startPostgres({ durable: true }), await startRedis()];
  const { url } = postgres;
  const settings = settingsOf(dataDir, { EVENT_STORE_URL: url, READ_STORE_URL: url, QUEUE_URL: redis.url });
  const configuration = readConfiguration(settings);
  try {
    await (await openStandalone(configuration)).stop();
    const onError = reportTo(pino({ level: 'error' }, pino.destination(2)));
    const worker = startWorker(settings);
    const program = await Program.open({ configuration, embeddedUrl: undefined, onError }, true);
    try {
      const address = await program.listen();
      const what = 'command to read model, Redis and a second process';
      return await lagOf({ what, p99Ms: 100, program, address, dataDir, url });
    } finally {
      await program.close();
      await end(worker);
    }
  } finally {
    await redis.stop();
    await postgres.stop();
  }
};

type Setting = Readonly<{
  what: string;
  p99Ms: number;
  program: Program;
  address: string;
  dataDir: string;
  url: string;
}>;

const lagOf = async ({ what, p99Ms, program, address, dataDir, url }: Setting): Promise<readonly BenchRow[]> => {
  const { draft } = reportingIn(program, await signIn(address, dataDir));
  const watch = await ReadModelWatch.start(url, VIEW);
  try {
    const draftAndSee = async () => watch.seen((await draft()).position);
    await draftAndSee();
    for (let done = 0; done < WARM_UP; done += 10) await Promise.all(Array.from({ length: 10 }, draftAndSee));
    const { rows, calls } = await highestRate({ what, seconds: SECONDS, p99Ms, limit: LIMIT }, openLoad(draftAndSee));
    const expected = 1 + WARM_UP + calls;
    expectCount(`lines of reports (${what})`, await waitForCount(program.stores.reads.pool, LINES, expected), expected);
    return rows;
  } finally {
    await watch.stop();
  }
};

const startWorker = (settings: Readonly<Record<string, string>>): ChildProcess => {
  const program = new URL('../../apps/worker/src/main.js', import.meta.url);
  const worker = fork(program, { env: { ...process.env, ...settings } });
  const kill = () => worker.kill('SIGKILL');
  process.once('exit', kill);
  worker.once('exit', () => process.off('exit', kill));
  return worker;
};

const end = async (worker: ChildProcess): Promise<void> => {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const ended = once(worker, 'exit');
  worker.kill('SIGTERM');
  await ended;
};
