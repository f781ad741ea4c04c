import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintPlants } from './planted-lint.mjs';
import { differences, withTree } from './planted-tree.mjs';

const { rules, overrides } = JSON.parse(readFileSync('.oxlintrc.json', 'utf8'));
const isOn = ([, setting]) => [setting].flat()[0] !== 'off';
const named = new Set(
  [rules, ...overrides.map((override) => override.rules)].flatMap((set) =>
    Object.entries(set)
      .filter(isOn)
      .map(([rule]) => rule),
  ),
);

/** `typescript(no-explicit-any)` or `typescript-eslint(…)` → the name that the configuration uses. */
const nameOf = (code) => {
  const [, plugin = '', rule = code] = /^([^(]+)\((.+)\)$/.exec(code) ?? [];
  return ['', 'eslint'].includes(plugin) ? rule : `${plugin.replace('-eslint', '')}/${rule}`;
};

/** Every lint rule of the configuration fires on its planted violation, and on nothing that is allowed. */
export const lintFaults = () => {
  const fired = withTree(lintPlants, (cwd) => {
    const oxlint = join(cwd, 'node_modules/.bin/oxlint');
    const { stdout, stderr } = spawnSync(oxlint, ['--type-aware', '--format', 'json', 'libs', 'test'], {
      cwd,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (!stdout.startsWith('{')) throw new Error(`oxlint gave no report: ${stdout}${stderr}`);
    return JSON.parse(stdout).diagnostics.map(({ code, filename }) => `${nameOf(code)}  ${filename}`);
  });
  const planted = new Set(lintPlants.flatMap(({ breaks }) => breaks));
  return [
    ...differences(
      lintPlants,
      fired.filter((line) => named.has(line.split('  ')[0])),
    ),
    ...[...named].filter((rule) => !planted.has(rule)).map((rule) => `rule without a probe: ${rule}`),
  ];
};
