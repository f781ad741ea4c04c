import { projectFiles } from '../probes/project-files.mjs';

/** The first suite that takes a spec file has it: no file runs twice, and none is left out. */
const takers = [
  ['faults', /^test\/faults\/|\.fault\.spec\.ts$/],
  ['e2e', /^test\/(?:e2e|browser)\/|\.e2e\.spec\.ts$/],
  ['contracts', /^test\/contracts\/|\.contract\.spec\.ts$/],
  ['integration', /\.int\.spec\.ts$/],
  ['unit', /\.spec\.ts$/],
];

export const isSpec = (path) => path.endsWith('.spec.ts');

export const suiteOf = (path) => takers.find(([, pattern]) => pattern.test(path))?.[0];

/**
 * In the order in which a run takes them. Suites of one group run together: no worker waits for the other at the end of each.
 * Faults kill servers under load and stay among themselves.
 */
export const groups = [['unit'], ['integration', 'contracts', 'e2e'], ['faults']];

const waiting = new Set(['integration', 'contracts', 'e2e']);

/**
 * One for each of two cores, and a third one where specs wait for servers, timers and sweeps. Faults have none that would
 * load the machine beside their own.
 */
export const workersFor = (suites) => (suites.some((suite) => waiting.has(suite)) ? 3 : 2);

/** Builds the programs anew, from whose files others are started: it wants the machine for itself. */
export const alone = 'test/faults/command-line-process.fault.spec.ts';

export const specsOf = (suite) => projectFiles().filter((path) => isSpec(path) && suiteOf(path) === suite);
