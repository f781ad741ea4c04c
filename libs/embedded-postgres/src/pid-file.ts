import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What PostgreSQL writes into postmaster.pid: process id, port and state (`starting`, `ready`, `stopping` …). */
export type PidFile = Readonly<{ pid: number; port: number; state: string }>;

const PID_LINE = 0;
const PORT_LINE = 3;
const STATE_LINE = 7;

export const readPidFile = async (dataDir: string): Promise<PidFile | undefined> => {
  const text = await readFile(pathOf(dataDir), 'utf8').catch(() => undefined);
  const lines = text?.split('\n');
  if (!lines) return undefined;
  const [pid, port] = [Number(lines[PID_LINE]), Number(lines[PORT_LINE])];
  return { pid, port, state: lines[STATE_LINE]?.trim() ?? '' };
};

/**
 * The server that runs on this folder now, if one does. A file left behind by a killed server is removed where its
 * process id is gone or belongs to another program by now.
 */
export const findRunning = async (dataDir: string): Promise<PidFile | undefined> => {
  const found = await readPidFile(dataDir);
  if (!found) return undefined;
  if (isAlive(found.pid) && (await worksIn(found.pid, dataDir)) !== false) return found;
  await rm(pathOf(dataDir), { force: true });
  return undefined;
};

const pathOf = (dataDir: string) => join(dataDir, 'postmaster.pid');

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** A server works in its data folder. Undefined where the system does not tell. */
const worksIn = async (pid: number, dataDir: string): Promise<boolean | undefined> => {
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  return folder === undefined ? undefined : folder === (await realpath(dataDir));
};
