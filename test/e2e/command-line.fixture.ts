import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgres } from '#embedded-postgres';
import { Program, readConfiguration } from '#platform';
import { ReadStore } from '#read-store';
import type { CalendarYearList } from '#rulebook';
import { keptCluster } from '#testing/servers';
import { runCommandLine } from '../../apps/cli/src/command-line.js';

export type Run = Readonly<{ code: number; out: readonly string[]; err: readonly string[]; text: string }>;

/** Run by root, PostgreSQL works under another account and has to get to its own folder inside. */
const OTHERS_MAY_PASS = 0o711;

/** A folder for one installation, and the command line on it. Nothing runs in it unless a command starts it. */
export const openFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cunzhi-cli-'));
  await chmod(folder, OTHERS_MAY_PASS);
  const env = { DATA_DIR: join(folder, 'data'), CLOCK: 'virtual' };
  const runWith = async (changed: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Run> => {
    const [out, err]: [string[], string[]] = [[], []];
    const terminal = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) };
    const code = await runCommandLine(args, { env: { ...env, ...changed }, terminal });
    return { code, out, err, text: out.join('\n') };
  };
  const run = (...args: readonly string[]) => runWith({}, ...args);
  /** Runs with `--json`, and answers what was printed. */
  const ask = async <T>(...args: readonly string[]): Promise<T> => JSON.parse((await run(...args, '--json')).text) as T;
  const file = async (name: string, content: string | Uint8Array): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };
  const remove = () => rm(folder, { recursive: true, force: true });
  return { folder, env, runWith, run, ask, file, remove };
};

/** An installation whose PostgreSQL runs, as beside a running program. */
export const openInstallation = async () => {
  const { remove, ...folder } = await openFolder();
  const dir = join(folder.env.DATA_DIR, 'postgres');
  await mkdir(dir, { recursive: true });
  await keptCluster(dir);
  const server = await EmbeddedPostgres.start({ dir, durable: false });
  const store = new ReadStore({ url: server.url, connections: 2, onError: () => undefined });
  const configuration = readConfiguration(folder.env);
  const withProgram = async <T>(work: (program: Program) => Promise<T>): Promise<T> => {
    const program = await Program.open({ configuration, embeddedUrl: server.url, onError: () => undefined }, false);
    try {
      return await work(program);
    } finally {
      await program.close();
    }
  };
  const events = async (): Promise<number> => {
    const { rows } = await store.pool.query<{ events: number }>('select count(*) as events from eventstore.event');
    return rows[0]!.events;
  };
  const close = async () => {
    await store.close();
    await server.stop();
    await remove();
  };
  return { ...folder, url: server.url, store, withProgram, events, close };
};

export type CliInstallation = Awaited<ReturnType<typeof openInstallation>>;

/** Four units in one line from the city to a village, and a second village. */
export const divisionsCsv = [
  'code,name,level,parentCode',
  '3701,济南市,city,',
  '370112,历城区,county,3701',
  '370112013,港沟街道,town,370112',
  '370112013205,芦南村,village,370112013',
  '370112013206,芦北村,village,370112013',
  '',
].join('\n');

type Listed = Pick<CalendarYearList, 'year' | 'restDays' | 'makeUpWorkdays'>;

/** The table of a list of days off. */
export const calendarCsv = ({ year, restDays, makeUpWorkdays }: Listed): string => {
  const rowsOf = (days: Listed['restDays'], kind: string) =>
    days.map(({ date, name }) => [year, date, kind, name].join(','));
  return ['年份,日期,类型,名称', ...rowsOf(restDays, '放假'), ...rowsOf(makeUpWorkdays, '上班'), ''].join('\n');
};
