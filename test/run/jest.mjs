import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { tallyOf } from './tally.mjs';

const LONGEST_RUN_MS = 90 * 60_000;

const MEMORY = '/dev/shm';
const ROOMY_BYTES = 6 * 2 ** 30;
/** Started by root, the databases of a run work under another account and have to get to their folders inside. */
const OTHERS_MAY_PASS = 0o711;

/** Where the data of a run lies: in memory where the machine has plenty, so that no spec waits for a disk. */
const placeOfData = () => {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return Math.min(bavail * bsize, freemem()) > ROOMY_BYTES ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
};

/** The folder of one run: its temporary files, and what its specs keep for each other. */
const openFolder = () => {
  const folder = mkdtempSync(join(placeOfData(), 'cunzhi-jest-'));
  chmodSync(folder, OTHERS_MAY_PASS);
  const [TMPDIR, CUNZHI_KEPT] = ['temporary', 'kept'].map((name) => join(folder, name));
  for (const path of [TMPDIR, CUNZHI_KEPT]) mkdirSync(path, { mode: OTHERS_MAY_PASS });
  return { folder, env: { TMPDIR, CUNZHI_KEPT } };
};

const reportIn = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/** Runs the given spec files with jest, one tally for all. `quiet` keeps jest's own report to itself. */
export const runJest = (files, { inBand = false, workers = 2, cwd = process.cwd(), quiet = false } = {}) => {
  const { folder, env } = openFolder();
  const outputFile = join(folder, 'report.json');
  const options = [
    '--json',
    `--outputFile=${outputFile}`,
    `--cacheDirectory=${join(tmpdir(), 'cunzhi-jest-cache')}`,
    `--testSequencer=${join(import.meta.dirname, 'longest-first.mjs')}`,
    inBand ? '--runInBand' : `--maxWorkers=${workers}`,
    '--runTestsByPath',
  ];
  try {
    const { status, signal } = spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', ...options, ...files], {
      cwd,
      env: {
        ...process.env,
        ...env,
        NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`,
      },
      stdio: ['ignore', 'ignore', quiet ? 'ignore' : 'inherit'],
      timeout: LONGEST_RUN_MS,
      killSignal: 'SIGKILL',
    });
    const root = realpathSync(cwd);
    const pathOf = (name) => relative(root, name);
    return tallyOf({ report: reportIn(outputFile), files, exitCode: status ?? signal, pathOf });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
