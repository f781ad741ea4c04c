import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runJest } from './jest.mjs';
import { alone, groups, specsOf, workersFor } from './suites.mjs';
import { oneFailure, onePass, sum } from './tally.mjs';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
const PATH = [join(process.cwd(), 'node_modules', '.bin'), process.env.PATH].join(delimiter);

/** Each check with its own process: what it wrote is shown where it failed. */
const step = (name) => ({
  name,
  run: () =>
    new Promise((resolve) => {
      const child = spawn(scripts[name], {
        shell: true,
        env: { ...process.env, PATH },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const said = [];
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
      child.once('close', (status) => {
        if (status !== 0) process.stdout.write(`== ${name} ==\n${Buffer.concat(said).toString()}\n`);
        resolve(status === 0 ? onePass : oneFailure(`${name} failed`));
      });
    }),
});

const suiteStage = (names) => ({
  name: names.join(', '),
  run: () => {
    const files = names.flatMap(specsOf);
    if (files.length === 0) process.stdout.write('no specs\n');
    const [last, together] = [files.filter((path) => path === alone), files.filter((path) => path !== alone)];
    return sum([
      ...(together.length > 0 ? [runJest(together, { workers: workersFor(names) })] : []),
      ...(last.length > 0 ? [runJest(last, { inBand: true })] : []),
    ]);
  },
});

const [unitStage, ...laterStages] = groups.map(suiteStage);

/** The longest first. */
const steps = ['typecheck', 'format:check', 'probes', 'depcruise', 'lint', 'knip'].map(step);
const LANES = 2;

/** The checks that run no spec, two at a time: most of them keep one core busy. */
const staticStage = {
  name: 'static checks',
  run: async () => {
    const waiting = [...steps];
    const tallies = [];
    const lane = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) tallies.push(await timed(next));
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return sum(tallies);
  },
};

export const checkStages = [staticStage, unitStage];

/** Programs under test are started hundreds of times: compiled once, each start saves the compiling. */
const compileStage = {
  name: 'compile',
  run: async () => {
    const tally = await step('compile').run();
    if (tally.failed === 0) process.env.CUNZHI_COMPILED = 'true';
    return tally;
  },
};

export const testStages = [...checkStages, compileStage, ...laterStages];

const suiteStages = groups.flat().map((name) => suiteStage([name]));
const singleStages = [staticStage, compileStage, ...suiteStages, ...steps];
export const stageNames = singleStages.map(({ name }) => name);
export const stageOf = (name) => singleStages.find((stage) => stage.name === name);

const timed = async ({ name, run }) => {
  const began = performance.now();
  const tally = await run();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${tally.failed > 0 ? 'FAILED' : 'ok'}  ${name}  ${seconds} s\n`);
  return tally;
};

/** Runs stages one after the other, each under its heading. */
export const runStages = async (stages, { stopAtFailure }) => {
  const tallies = [];
  for (const stage of stages) {
    process.stdout.write(`\n== ${stage.name} ==\n`);
    const tally = await timed(stage);
    tallies.push(tally);
    if (stopAtFailure && tally.failed > 0) break;
  }
  return sum(tallies);
};
