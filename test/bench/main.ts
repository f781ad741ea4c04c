import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from '#platform';
import type { Bench, BenchRow } from './harness/figures.js';
import { cells, type PartResult } from './harness/latest-table.js';
import { describeMachine } from './harness/machine.js';
import { keepResults } from './harness/results.js';

const LONGEST_PART_MS = 15 * 60_000;
const SUFFIX = '.bench.js';
/** Takes two to five minutes, always at its full size: it is measured where it is named. */
const BY_NAME = ['registry'];

type Measured = Awaited<ReturnType<Bench['run']>>;

const say = (text: string) => process.stdout.write(`${text}\n`);

/** Measures a part in a process of its own. Undefined where it failed: a count was wrong, or it did not end. */
const measure = async (part: string): Promise<readonly BenchRow[] | undefined> => {
  const child = fork(new URL('part.js', import.meta.url), [part], { timeout: LONGEST_PART_MS });
  let measured: Measured | undefined;
  child.on('message', (message: Measured) => (measured = message));
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0 ? measured?.rows : undefined;
};

const parts = (await readdir(import.meta.dirname))
  .filter((name) => name.endsWith(SUFFIX))
  .map((name) => name.slice(0, -SUFFIX.length))
  .sort();
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !parts.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`unknown: ${unknown.join(', ')}. The parts are ${parts.join(', ')}\n`);
  process.exit(2);
}

const machine = await describeMachine();
const results: PartResult[] = [];
const common = parts.filter((part) => !BY_NAME.includes(part));
for (const part of chosen.length > 0 ? chosen : common) {
  say(`\n== ${part} ==`);
  const began = performance.now();
  const rows = await measure(part);
  const seconds = Math.round((performance.now() - began) / 1_000);
  for (const row of rows ?? []) say(cells(row).filter(Boolean).join('  '));
  say(`${rows ? 'ok' : 'FAILED'}  ${part}  ${seconds} s`);
  if (rows) results.push({ part, measuredAt: new Date().toISOString(), seconds, machine, rows });
  else process.exitCode = 1;
}
const folder = join(projectFolder(), 'test', 'bench', 'results');
if (chosen.length === 0) say(`\nmeasured by name only: npm run bench ${BY_NAME.join(' ')}`);
await keepResults(folder, new Date().toISOString().slice(0, 10), results);
