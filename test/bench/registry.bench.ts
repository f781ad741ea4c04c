import { setTimeout as sleep } from 'node:timers/promises';
import { divisions } from '#platform';
import { Child } from './harness/child.js';
import { countyTables, nameOf, PEOPLE_OF_A_VILLAGE, type SentTable } from './harness/county-tables.js';
import { expectCount, quantile, type BenchRow } from './harness/figures.js';
import { cpuSeconds, forgetPeak, peakMb } from './harness/resident-memory.js';
import { grantTo, signIn } from './harness/reporting.js';
import { settingsOf } from './harness/standalone-settings.js';
import { inTemporaryFolder } from './harness/temporary-folder.js';
import type { StandaloneMethods } from './processes/standalone.process.js';

const VILLAGES = 5_000;
/** A tenth of it, in other villages, comes first: memory is compared with what it took, and the program is warm then. */
const FEW_VILLAGES = 500;
const CITY = '3701';
const OFFICER = 'county-organizer';
/** The town of the sample, whose seats are taken. */
const SAMPLE = '370112018';
const IMPORT_SECONDS = 180;
const READ_MS = 100;
const GROWTH = 1.3;
const READS = 150;
const AT_ONCE = 2;
const POLL_MS = 200;
/** As `npm start` starts it. */
const NODE_OPTIONS = ['--max-semi-space-size=64', '--heap-growing-percent=40'];

const IMPORT_LIMIT =
  'missed: each row is decided twice by the deciders of the register and its events are chained and sealed one by one, on one thread (ADR 36, 55)';
const MEMORY_LIMIT = 'missed: the texts of a table are held at once while it is checked (ADR 63)';
const READ_LIMIT =
  'missed: asked while the duties that an import brings are still being opened, on the same two cores (ADR 82)';

/**
 * A county's people and posts over HTTP, as an officer sends them; then the inbox and the search, at that size. It takes two
 * to five minutes, so that `npm run bench` leaves it out and `npm run bench registry` measures it: a smaller size would say
 * nothing about memory, nor about answers.
 */
export const run = () => inTemporaryFolder(measure);

const measure = async (dataDir: string): Promise<{ rows: BenchRow[] }> => {
  const villages = (await divisions())
    .filter(({ level, code }) => level === 'village' && !code.startsWith(SAMPLE))
    .slice(0, VILLAGES + FEW_VILLAGES)
    .map(({ code }) => code);
  const [few, all] = [villages.slice(VILLAGES), villages.slice(0, VILLAGES)];
  const program = Child.start<StandaloneMethods>('standalone', settingsOf(dataDir), NODE_OPTIONS);
  try {
    const address = await program.call('address', undefined);
    const pid = await program.call('pid', undefined);
    const officer = await signIn(address, dataDir, OFFICER);
    await grantTo(address, dataDir, officer, { role: 'countyOrgOfficer', orgCode: CITY });
    const office = { address, authorization: `Bearer ${officer.accessToken}` };
    const small = await importAll(office, pid, await countyTables(dataDir, few));
    await readable(office, few.length);
    const large = await importAll(office, pid, await countyTables(dataDir, all));
    const rows = large.flatMap((taken, index) => figuresOf(taken, small[index]!));
    const value = large.reduce((sum, { seconds }) => sum + seconds, 0);
    const goal = { goal: IMPORT_SECONDS, atMost: true, limit: IMPORT_LIMIT };
    rows.push({ name: 'import of people and posts', value, unit: 's', ...goal });
    rows.push({ name: 'then until every list shows them', value: await readable(office, villages.length), unit: 's' });
    rows.push(...(await readings(office, all)));
    return { rows };
  } finally {
    await program.stop();
  }
};

/** `peak` is the most resident memory of the program meanwhile, in MB; `cpu` its CPU time, in seconds. */
type Taken = Readonly<{ table: string; rows: number; seconds: number; cpu: number; peak: number }>;

const importAll = async (office: Office, pid: number, tables: readonly SentTable[]): Promise<readonly Taken[]> => {
  const all: Taken[] = [];
  for (const sent of tables) {
    await forgetPeak(pid);
    const before = await cpuSeconds(pid);
    const seconds = await importInto(office, sent);
    const { table, rows } = sent;
    all.push({ table, rows, seconds, cpu: (await cpuSeconds(pid)) - before, peak: await peakMb(pid) });
  }
  return all;
};

const figuresOf = ({ table, rows, seconds, cpu, peak }: Taken, small: Taken): readonly BenchRow[] => [
  { name: `import of ${rows.toLocaleString('en')} ${table}`, value: seconds, unit: 's' },
  { name: `CPU time of the program, ${table}`, value: cpu, unit: 's' },
  {
    name: `peak memory, ${table} : with a tenth of them`,
    value: peak,
    unit: 'MB',
    ratio: peak / small.peak,
    goal: GROWTH,
    atMost: true,
    limit: MEMORY_LIMIT,
  },
];

type Office = Readonly<{ address: string; authorization: string }>;
type Report = Readonly<{ importId: string | null; errors?: unknown }>;
type Status = Readonly<{ status: string; applied: number; refused: readonly unknown[] }>;

const ask = ({ address, authorization }: Office, path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${address}/api/v1${path}`, { ...init, headers: { authorization } });

/** Seconds from the upload until the import has been carried out. */
const importInto = async (office: Office, { table, rows, bytes }: SentTable): Promise<number> => {
  const began = performance.now();
  const form = new FormData();
  if (table === 'posts') form.append('firstLoadReason', '启用系统前的任职登记');
  form.append('file', new Blob([bytes as BlobPart]), 'table.xlsx');
  const answer = await ask(office, `/imports/${table}`, { method: 'POST', body: form });
  const { importId, errors } = (await answer.json()) as Report;
  if (!importId) throw new Error(`${table} was answered with ${answer.status} ${JSON.stringify(errors).slice(0, 500)}`);
  for (;;) {
    const { status, applied, refused } = (await (await ask(office, `/imports/${importId}`)).json()) as Status;
    if (status === 'completed') {
      expectCount(`rows of ${table}`, applied - refused.length, rows);
      return (performance.now() - began) / 1_000;
    }
    await sleep(POLL_MS);
  }
};

/** Seconds until the lists have taken in all that is in the log. */
const readable = async (office: Office, villages: number): Promise<number> => {
  const began = performance.now();
  for (;;) {
    const { total } = (await (await ask(office, '/people?size=1')).json()) as { total: number };
    if (total >= villages * PEOPLE_OF_A_VILLAGE) return (performance.now() - began) / 1_000;
    await sleep(POLL_MS);
  }
};

const readings = async (office: Office, villages: readonly string[]): Promise<BenchRow[]> => {
  const name = (n: number) => encodeURIComponent(nameOf((n * 37) % villages.length, n % PEOPLE_OF_A_VILLAGE));
  const kinds: readonly (readonly [string, (n: number) => string])[] = [
    ['inbox', () => '/inbox'],
    ['search by name', (n) => `/people?q=${name(n)}`],
    ['search by pinyin', (n) => `/people?q=${['wang', 'zhangwei', 'lf', 'zhaoxiuying', 'yangjing'][n % 5]}`],
    ['search by code', (n) => `/people?q=${villages[(n * 31) % villages.length]}`],
  ];
  const rows: BenchRow[] = [];
  for (const [what, path] of kinds) {
    const took: number[] = [];
    let next = 0;
    const lane = async () => {
      while (next < READS) {
        const began = performance.now();
        const answer = await ask(office, path(next++));
        await answer.arrayBuffer();
        if (answer.status !== 200) throw new Error(`${what} was answered with ${answer.status}`);
        took.push(performance.now() - began);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    const goal = { goal: READ_MS, atMost: true, limit: READ_LIMIT };
    rows.push({ name: `${what}, p95`, value: quantile(took, 0.95), unit: 'ms', ...goal });
  }
  return rows;
};
