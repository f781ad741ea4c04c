import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { importPlants } from './planted-imports.mjs';
import { differences, withTree } from './planted-tree.mjs';

const configuration = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');

const violationsIn = (files) =>
  withTree(files, (cwd) => {
    const roots = [...new Set(files.map(({ path }) => path.split('/')[0]))];
    const depcruise = join(cwd, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const { stdout, stderr } = spawnSync(process.execPath, [depcruise, '--output-type', 'json', ...roots], {
      cwd,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (!stdout) throw new Error(`dependency-cruiser gave no report: ${stderr}`);
    return JSON.parse(stdout).summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
  });

/** Every dependency rule fires on its planted violation, nothing else fires, and no rule lacks a plant. */
export const importFaults = () => {
  const fired = violationsIn(importPlants.files);
  const second = violationsIn(importPlants.secondClientFile);
  const inOneFile = 'driver-eventstoredb-in-one-file';
  const seen = new Set([...fired, ...second].map(({ rule }) => rule));
  return [
    ...differences(
      importPlants.files,
      fired.filter(({ rule }) => rule !== inOneFile).map(({ rule, from }) => `${rule}  ${from}`),
    ),
    ...(second.some(({ rule }) => rule === inOneFile) ? [] : [`planted, but did not fire: ${inOneFile}`]),
    ...configuration.forbidden.filter(({ name }) => !seen.has(name)).map(({ name }) => `rule without a probe: ${name}`),
  ];
};
