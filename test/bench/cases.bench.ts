import pg from 'pg';
import { readConfiguration, type Program } from '#platform';
import { startPostgres } from '#testing/servers';
import { openStandalone, type Standalone } from '../../apps/standalone/src/standalone.js';
import { expectCount, median, type BenchRow } from './harness/figures.js';
import { addOtherCases, logLittle } from './harness/other-cases.js';
import { ReadModelWatch } from './harness/read-model-watch.js';
import { reportingIn, signIn, type Reporting } from './harness/reporting.js';
import { countOf, waitForCount } from './harness/row-count.js';
import { settingsOf } from './harness/standalone-settings.js';
import { inTemporaryFolder } from './harness/temporary-folder.js';

const FEW = 1_000;
const MANY = 1_000_000;
const ROUNDS = 10;
const CASES_A_ROUND = 30;
const GOAL = 1.1;
const LIMIT =
  'missed: keys of cases are random, so that every write touches pages of large indexes that were not touched since the last checkpoint, and PostgreSQL logs each of them whole';
const VIEW = 'ceremony_cases';

const LINES = `select count(*)::int from read.${VIEW}`;
const STREAMS = `select count(*)::int from eventstore.event where type = 'ReportDrafted.v2'`;

type Side = Readonly<{
  others: number;
  url: string;
  standalone: Standalone;
  reporting: Reporting;
  watch: ReadModelWatch;
  commandMs: number[];
  seenMs: number[];
}>;

/** The same commands where 1,000 and where 1,000,000 other cases exist, in turns: two databases, one server, one process. */
export const run = () => inTemporaryFolder(measure);

const measure = async (dataDir: string): Promise<{ rows: BenchRow[] }> => {
  const server = await startPostgres({ durable: true });
  const sides: Side[] = [];
  try {
    const few = await server.createDatabase('few');
    const filingId = await firstCase(dataDir, few);
    await addOtherCases(few, { filingId }, 2, FEW);
    const many = await copyOf(server.url, 'few', 'many', few);
    await logLittle(server, () => addOtherCases(many, { filingId }, FEW + 1, MANY));
    sides.push(await openSide(dataDir, few, FEW));
    sides.push(await openSide(dataDir, many, MANY));
    for (const side of sides) await work(side);
    for (const { commandMs, seenMs } of sides) [commandMs.length, seenMs.length] = [0, 0];
    for (let round = 0; round < ROUNDS; round++)
      for (const side of round % 2 === 0 ? sides : sides.toReversed()) await work(side);
    for (const side of sides) await countAll(side);
    return { rows: rowsOf(sides) };
  } finally {
    for (const { watch, standalone } of sides) {
      await watch.stop();
      await standalone.stop();
    }
    await server.stop();
  }
};

const storesAt = (url: string) => ({ EVENT_STORE_URL: url, READ_STORE_URL: url, QUEUE_URL: url });

/** A first start, and one case to copy. */
const firstCase = async (dataDir: string, url: string): Promise<string> => {
  const { program, address, stop } = await openStandalone(readConfiguration(settingsOf(dataDir, storesAt(url))));
  try {
    const { draft, submit } = reportingIn(program, await signIn(address, dataDir));
    const { id } = await draft();
    await submit(id);
    await program.catchUp();
    expectCount('lines of the first case', await linesOf(program), 1);
    return id;
  } finally {
    await stop();
  }
};

const linesOf = ({ stores }: Program): Promise<number> => countOf(stores.reads.pool, LINES);

const copyOf = async (serverUrl: string, from: string, to: string, fromUrl: string): Promise<string> => {
  const database = new pg.Client(serverUrl);
  await database.connect();
  await database.query(`create database ${to} template ${from}`);
  await database.end();
  return fromUrl.replace(/\/[^/]*$/, `/${to}`);
};

const openSide = async (dataDir: string, url: string, others: number): Promise<Side> => {
  const standalone = await openStandalone(readConfiguration(settingsOf(dataDir, storesAt(url))));
  const reporting = reportingIn(standalone.program, await signIn(standalone.address, dataDir));
  const watch = await ReadModelWatch.start(url, VIEW);
  return { others, url, standalone, reporting, watch, commandMs: [], seenMs: [] };
};

/** Drafts and submits reports one after the other, each once the one before can be read. */
const work = async ({ reporting, watch, commandMs, seenMs }: Side): Promise<void> => {
  for (let made = 0; made < CASES_A_ROUND; made++) {
    const began = performance.now();
    const { id } = await reporting.draft();
    const { position } = await reporting.submit(id);
    commandMs.push((performance.now() - began) / 2);
    await watch.seen(position);
    seenMs.push(performance.now() - began);
  }
};

const countAll = async ({ others, standalone: { program } }: Side): Promise<void> => {
  const expected = others + CASES_A_ROUND * (ROUNDS + 1);
  const { pool } = program.stores.reads;
  expectCount(`lines beside ${others}`, await waitForCount(pool, LINES, expected), expected);
  expectCount(`streams beside ${others}`, await countOf(pool, STREAMS), expected);
};

const rowsOf = ([few, many]: readonly Side[]): BenchRow[] => {
  const rows = (what: string, msOf: (side: Side) => readonly number[]): BenchRow[] => {
    const [at, beside] = [median(msOf(few!)), median(msOf(many!))];
    return [
      { name: `${what}, ${FEW.toLocaleString('en')} other cases, p50`, value: at, unit: 'ms' },
      {
        name: `${what}, ${MANY.toLocaleString('en')} other cases, p50`,
        value: beside,
        unit: 'ms',
        ratio: beside / at,
        goal: GOAL,
        atMost: true,
        limit: LIMIT,
      },
    ];
  };
  return [
    ...rows('one command', ({ commandMs }) => commandMs),
    ...rows('draft and submit until both can be read', ({ seenMs }) => seenMs),
  ];
};
