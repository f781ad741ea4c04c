import { join } from 'node:path';
import pg from 'pg';
import { EmbeddedPostgres } from '#embedded-postgres';
import { Child } from './harness/child.js';
import { expectCount, median, type BenchRow } from './harness/figures.js';
import { draftOf, signIn } from './harness/reporting.js';
import { highestRate } from './harness/rates.js';
import { countOf, waitForCount } from './harness/row-count.js';
import { settingsOf } from './harness/standalone-settings.js';
import { inTemporaryFolder } from './harness/temporary-folder.js';
import type { LoadMethods, Target } from './processes/load.process.js';
import type { NoOpMethods } from './processes/no-op.process.js';
import type { StandaloneMethods } from './processes/standalone.process.js';

const CONNECTIONS = 64;
const ROUNDS = 3;
const WARM_UP = { noOp: 10_000, command: 3_000 };
const AMOUNT = { noOp: 20_000, command: 4_000 };
const OPEN_SECONDS = 6;
const RATIO_GOAL = 0.4;
const LIMIT =
  'missed: a command takes five to eleven times as long as the validated POST, in the one process that also keeps the read models; a sixth of its processor time is writing to sockets, an eighth garbage collection';
const OPEN_LOOP = { what: 'draft a report over HTTP', seconds: OPEN_SECONDS, p99Ms: 20, limit: LIMIT };

const DRAFTED = `select count(*)::int from eventstore.event where type = 'ReportDrafted.v2'`;
const LINES = 'select count(*)::int from read.ceremony_cases';

type Load = Child<LoadMethods>;

/** The whole command over HTTP beside a POST that only validates, on the same edge, each in a process of its own. */
export const run = () => inTemporaryFolder(measure);

const measure = async (dataDir: string): Promise<{ rows: BenchRow[] }> => {
  const settings = settingsOf(dataDir);
  const program = Child.start<StandaloneMethods>('standalone', settings);
  const noOp = Child.start<NoOpMethods>('no-op');
  const load: Load = Child.start<LoadMethods>('load');
  try {
    const address = await program.call('address', undefined);
    const { accessToken, actor } = await signIn(address, dataDir);
    const body = JSON.stringify(draftOf(actor.personId));
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` };
    const command = { url: `${address}/api/v1/ceremony-filings`, headers, body };
    const validated = { url: await noOp.call('address', undefined), headers, body };
    const rates = await closedLoops(load, command, validated);
    const held = await highestRate(OPEN_LOOP, (rate, seconds) => load.call('open', { ...command, rate, seconds }));
    const database = new pg.Client(await EmbeddedPostgres.runningOn(join(dataDir, 'postgres')));
    await database.connect();
    const sent = rates.sent + held.calls;
    expectCount('reports in the log', await countOf(database, DRAFTED), sent);
    expectCount('lines of reports', await waitForCount(database, LINES, sent), sent);
    await database.end();
    return { rows: [...rates.rows, ...held.rows] };
  } finally {
    await load.stop();
    await noOp.stop();
    await program.stop();
  }
};

const closedLoops = async (load: Load, command: Target, noOp: Target) => {
  const loop = { connections: CONNECTIONS };
  const rates = { noOp: [] as number[], command: [] as number[] };
  await load.call('closed', { ...noOp, ...loop, amount: WARM_UP.noOp });
  await load.call('closed', { ...command, ...loop, amount: WARM_UP.command });
  for (let round = 0; round < ROUNDS; round++) {
    rates.noOp.push(await load.call('closed', { ...noOp, ...loop, amount: AMOUNT.noOp }));
    rates.command.push(await load.call('closed', { ...command, ...loop, amount: AMOUNT.command }));
  }
  const [plain, full] = [median(rates.noOp), median(rates.command)];
  const rows: BenchRow[] = [
    { name: `validated POST that does nothing, ${CONNECTIONS} connections`, value: Math.round(plain), unit: '1/s' },
    {
      name: `draft a report over HTTP, ${CONNECTIONS} connections`,
      value: Math.round(full),
      unit: '1/s',
      ratio: full / plain,
      goal: RATIO_GOAL,
      limit: LIMIT,
    },
  ];
  return { rows, sent: WARM_UP.command + ROUNDS * AMOUNT.command };
};
