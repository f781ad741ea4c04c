import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { tallyOf } from './tally.mjs';

const LONGEST_RUN_MS = 45 * 60_000;

const reportIn = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/** Runs the given spec files with jest, one tally for all. `quiet` keeps jest's own report to itself. */
export const runJest = (files, { inBand = false, cwd = process.cwd(), quiet = false } = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'cunzhi-jest-'));
  const outputFile = join(folder, 'report.json');
  const options = [
    '--json',
    `--outputFile=${outputFile}`,
    inBand ? '--runInBand' : '--maxWorkers=2',
    '--runTestsByPath',
  ];
  try {
    const { status, signal } = spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', ...options, ...files], {
      cwd,
      env: {
        ...process.env,
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
