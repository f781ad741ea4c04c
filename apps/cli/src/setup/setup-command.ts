import { Command } from 'commander';
import { CommandRunner } from '#event-store';
import { divisions, loadBundledRules, type Program } from '#platform';
import { RegistryImport, type UnitRow } from '#registry';
import { withImportLock } from '../import/import-lock.js';
import { withProgram } from '../installation.js';
import { progressBar } from '../progress-bar.js';
import { catchUpAll, projectionRunnerOf } from '../read-models.js';
import { FAULTS, jsonOf, SOUND, type ExitCode, type Surroundings } from '../terminal.js';

type Options = Readonly<{ divisions: boolean; json?: true }>;

type SetupReport = Readonly<{
  calendars: number;
  parameters: number;
  units: number;
  refused: readonly Readonly<{ unit: string; code: string }>[];
}>;

export const setupCommand = (surroundings: Surroundings, finish: (code: ExitCode) => void): Command =>
  new Command('setup')
    .description(
      '装入随附的工作日历、时限标准和济南区划，可重复运行  load the bundled calendars, parameters and units of Jinan; may be repeated',
    )
    .option('--no-divisions', '不装入区划  leave the units out')
    .option('--json', '以 JSON 输出  answer in JSON')
    .action(async ({ divisions: withUnits, json }: Options) => {
      const report = await withProgram(surroundings, { create: true }, (program) =>
        withImportLock(program.stores.reads, () => setUp(program, withUnits)),
      );
      for (const line of json ? [jsonOf(report)] : linesOf(report)) surroundings.terminal.out(line);
      finish(report.refused.length > 0 ? FAULTS : SOUND);
    });

const setUp = async (program: Program, withUnits: boolean): Promise<SetupReport> => {
  const models = projectionRunnerOf(program);
  await catchUpAll(models);
  const rules = await loadBundledRules(program.app.get(CommandRunner));
  const units = withUnits ? await divisions() : [];
  const refused = await registerUnits(program, units);
  await catchUpAll(models);
  return { ...rules, units: units.length - refused.length, refused };
};

const registerUnits = async ({ app }: Program, units: readonly UnitRow[]): Promise<SetupReport['refused']> => {
  const bar = progressBar({ zh: '装入区划', en: 'loading units' }, units.length);
  const report = await app
    .get(RegistryImport)
    .units(units, { onProgress: ({ done }) => bar.update(done) })
    .finally(bar.stop);
  return report.refused.map(({ index, code }) => ({ unit: units[index]!.code, code }));
};

const linesOf = ({ calendars, parameters, units, refused }: SetupReport): readonly string[] => [
  `日历 ${calendars} 年，时限标准 ${parameters} 项，单位 ${units} 个，均已在库  ${calendars} calendars, ${parameters} parameters and ${units} units are in place`,
  ...refused.map(({ unit, code }) => `${unit}: ${code}`),
];
