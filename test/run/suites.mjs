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

/** In the order in which a run takes them. `inBand` suites kill servers or build the program, and want the machine for themselves. */
export const suites = [
  { name: 'unit' },
  { name: 'integration' },
  { name: 'contracts' },
  { name: 'e2e' },
  { name: 'faults', inBand: true },
];

export const specsOf = (suite) => projectFiles().filter((path) => isSpec(path) && suiteOf(path) === suite);
