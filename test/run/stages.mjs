import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runJest } from './jest.mjs';
import { specsOf, suites } from './suites.mjs';
import { oneFailure, onePass, sum } from './tally.mjs';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
const PATH = [join(process.cwd(), 'node_modules', '.bin'), process.env.PATH].join(delimiter);

const step = (name) => ({
  name,
  run: () => {
    const options = { shell: true, encoding: 'utf8', env: { ...process.env, PATH }, maxBuffer: 1 << 28 };
    const { status, stdout, stderr } = spawnSync(scripts[name], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    if (status === 0) return onePass;
    process.stdout.write(`${stdout}${stderr}`);
    return oneFailure(`${name} failed`);
  },
});

const suite = ({ name, inBand }) => ({
  name,
  run: () => {
    const files = specsOf(name);
    if (files.length > 0) return runJest(files, { inBand });
    process.stdout.write('no specs\n');
    return sum([]);
  },
});

const suiteStages = suites.map(suite);

/** Cheapest first. */
export const checkStages = [
  ...['format:check', 'lint', 'depcruise', 'typecheck', 'knip', 'probes'].map(step),
  suiteStages[0],
];

export const testStages = [...checkStages, ...suiteStages.slice(1)];

export const stageOf = (name) => testStages.find((stage) => stage.name === name);

/** Runs stages one after the other, each under its heading. */
export const runStages = (stages, { stopAtFailure }) => {
  const tallies = [];
  for (const { name, run } of stages) {
    process.stdout.write(`\n== ${name} ==\n`);
    const began = performance.now();
    const tally = run();
    tallies.push(tally);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    process.stdout.write(`${tally.failed > 0 ? 'FAILED' : 'ok'}  ${name}  ${seconds} s\n`);
    if (stopAtFailure && tally.failed > 0) break;
  }
  return sum(tallies);
};
