import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const configuration = [
  'package.json',
  'tsconfig.json',
  '.dependency-cruiser.cjs',
  'libs/layers.cjs',
  '.oxlintrc.json',
  '.swcrc',
  'jest.config.js',
];

/** Runs `work(folder)` on a throw-away project with this project's configuration and the given files. */
export const withTree = (files, work) => {
  const folder = mkdtempSync(join(tmpdir(), 'cunzhi-probe-'));
  try {
    mkdirSync(join(folder, 'libs'));
    for (const name of configuration) cpSync(name, join(folder, name));
    symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Compares what fired with what was planted: `rule  path` lines, sorted. Returns one sentence per difference. */
export const differences = (files, fired) => {
  const expected = new Set(files.flatMap(({ path, breaks = [] }) => breaks.map((rule) => `${rule}  ${path}`)));
  const found = new Set(fired);
  return [
    ...[...expected].filter((line) => !found.has(line)).map((line) => `planted, but did not fire: ${line}`),
    ...[...found].filter((line) => !expected.has(line)).map((line) => `fired where nothing was planted: ${line}`),
  ];
};
