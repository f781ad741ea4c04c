import { Command } from 'commander';
import { projections, type Program } from '#platform';
import type { ProjectionRunner, StoredProjection } from '#read-store';
import { withProgram } from '../installation.js';
import { progressBar } from '../progress-bar.js';
import { projectionRunnerOf } from '../read-models.js';
import { both, jsonOf, SOUND, type ExitCode, type Surroundings } from '../terminal.js';
import { chosenProjections } from './rebuild-choice.js';

type Rebuilt = Readonly<{ projection: string; events: number; seconds: number }>;

export const rebuildCommand = (surroundings: Surroundings, finish: (code: ExitCode) => void): Command =>
  new Command('rebuild')
    .description('重建读模型，期间照常查询  build a read model anew beside the old one, which serves meanwhile')
    .argument('<projection>', '读模型名，或 all  its name, or all')
    .option('--json', '以 JSON 输出  answer in JSON')
    .action(async (name: string, { json }: { json?: true }) => {
      const chosen = chosenProjections(name, projections);
      const rebuilt = await withProgram(surroundings, {}, (program) => rebuildAll(program, chosen));
      for (const line of json ? [jsonOf(rebuilt)] : rebuilt.map(lineOf)) surroundings.terminal.out(line);
      finish(SOUND);
    });

const rebuildAll = async (program: Program, chosen: readonly StoredProjection[]): Promise<readonly Rebuilt[]> => {
  const runner = projectionRunnerOf(program);
  await runner.prepare();
  const rebuilt: Rebuilt[] = [];
  for (const projection of chosen) rebuilt.push(await rebuild(runner, projection));
  return rebuilt;
};

const rebuild = async (runner: ProjectionRunner, projection: StoredProjection): Promise<Rebuilt> => {
  const { name } = projection;
  const bar = progressBar({ zh: '重建', en: `rebuilding ${name}` }, 1);
  const began = performance.now();
  let events = 0;
  await runner
    .rebuild(projection, ({ applied, total }) => bar.update((events = applied), Math.max(total, 1)))
    .finally(bar.stop);
  await runner.catchUp(projection);
  return { projection: name, events, seconds: Math.round(performance.now() - began) / 1_000 };
};

const lineOf = ({ projection, events, seconds }: Rebuilt): string =>
  both({
    zh: `已重建 ${projection}：事件${events}，用时${seconds}秒。`,
    en: `Rebuilt ${projection}: ${events} events, ${seconds} s.`,
  });
