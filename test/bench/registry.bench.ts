import { setTimeout as sleep } from 'node:timers/promises';
import { divisions } from '#platform';
import { Child } from './harness/child.js';
import { countyTables, nameOf, PEOPLE_OF_A_VILLAGE, type SentTable } from './harness/county-tables.js';
import { expectCount, quantile, type BenchRow } from './harness/figures.js';
import { cpuSeconds, forgetPeak, peakMb, residentMb } from './harness/resident-memory.js';
import { grantTo, signIn } from './harness/reporting.js';
import { settingsOf } from './harness/standalone-settings.js';
import { inTemporaryFolder } from './harness/temporary-folder.js';
import type { StandaloneMethods } from './processes/standalone.process.js';

const VILLAGES = 5_000;
const CITY = '3701';
const OFFICER = 'county-organizer';
/** The town of the sample, whose seats are taken. */
const SAMPLE = '370112018';
const IMPORT_SECONDS = 180;
const READ_MS = 100;
const GROWTH_MB = 400;
const READS = 150;
const AT_ONCE = 2;
const POLL_MS = 200;

/** A county's people and posts over HTTP, as an officer sends them; then the inbox and the search, at that size. */
export const run = () => inTemporaryFolder(measure);

const measure = async (dataDir: string): Promise<{ rows: BenchRow[] }> => {
  const villages = (await divisions())
    .filter(({ level, code }) => level === 'village' && !code.startsWith(SAMPLE))
    .slice(0, VILLAGES)
    .map(({ code }) => code);
  const program = Child.start<StandaloneMethods>('standalone', settingsOf(dataDir));
  try {
    const address = await program.call('address', undefined);
    const pid = await program.call('pid', undefined);
    const officer = await signIn(address, dataDir, OFFICER);
    await grantTo(address, dataDir, officer, { role: 'countyOrgOfficer', orgCode: CITY });
    const office = { address, authorization: `Bearer ${officer.accessToken}` };
    const before = await residentMb(pid);
    const rows: BenchRow[] = [];
    let seconds = 0;
    for (const sent of await countyTables(dataDir, villages)) {
      await forgetPeak(pid);
      const usedBefore = await cpuSeconds(pid);
      const took = await importInto(office, sent);
      seconds += took;
      const used = (await cpuSeconds(pid)) - usedBefore;
      const amount = sent.rows.toLocaleString('en');
      rows.push({ name: `import of ${amount} ${sent.table}`, value: took, unit: 's' });
      rows.push({ name: `CPU time of the program, ${sent.table}`, value: used, unit: 's' });
      const growth = (await peakMb(pid)) - before;
      rows.push({
        name: `peak memory above rest, ${sent.table}`,
        value: growth,
        unit: 'MB',
        goal: GROWTH_MB,
        atMost: true,
      });
    }
    rows.push({ name: 'import of people and posts', value: seconds, unit: 's', goal: IMPORT_SECONDS, atMost: true });
    rows.push({ name: 'then until every list shows them', value: await readable(office), unit: 's' });
    rows.push(...(await readings(office, villages)));
    return { rows };
  } finally {
    await program.stop();
  }
};

type Office = Readonly<{ address: string; authorization: string }>;
type Report = Readonly<{ importId: string | null; errors?: unknown }>;
type Status = Readonly<{ status: string; applied: number; refused: readonly unknown[] }>;

const ask = ({ address, authorization }: Office, path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${address}/api/v1${path}`, { ...init, headers: { authorization } });

/** Seconds from the upload until the import has been carried out. */
const importInto = async (office: Office, { table, rows, bytes }: SentTable): Promise<number> => {
  const began = performance.now();
  const form = new FormData();
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
const readable = async (office: Office): Promise<number> => {
  const began = performance.now();
  for (;;) {
    const { total } = (await (await ask(office, '/people?size=1')).json()) as { total: number };
    if (total >= VILLAGES * PEOPLE_OF_A_VILLAGE) return (performance.now() - began) / 1_000;
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
    rows.push({ name: `${what}, p95`, value: quantile(took, 0.95), unit: 'ms', goal: READ_MS, atMost: true });
  }
  return rows;
};
