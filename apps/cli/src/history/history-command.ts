import { Command } from 'commander';
import { withProgram } from '../installation.js';
import { jsonOf, SOUND, type ExitCode, type Surroundings } from '../terminal.js';
import { asOfInstant } from './as-of.js';
import { CaseHistories } from './case-history.js';
import { entryLines } from './timeline.js';

type Options = Readonly<{ asOf?: string; withPersonalText?: true; json?: true }>;

export const historyCommand = (surroundings: Surroundings, finish: (code: ExitCode) => void): Command =>
  new Command('history')
    .description('一件事项的全过程  the whole course of one case')
    .argument('<case>', '事项编号或登记号  id or register number')
    .option('--as-of <instant>', '只到该日期或时刻  as it was known on that day or at that instant')
    .option('--with-personal-text', '显示个人信息  show personal texts')
    .option('--json', '以 JSON 输出  answer in JSON')
    .action(async (named: string, { asOf, withPersonalText, json }: Options) => {
      const words = {
        named,
        asOf: asOf === undefined ? undefined : asOfInstant(asOf),
        withPersonalText: withPersonalText ?? false,
      };
      const history = await withProgram(surroundings, {}, (program) => new CaseHistories(program).read(words));
      for (const line of json ? [jsonOf(history)] : history.entries.flatMap(entryLines))
        surroundings.terminal.out(line);
      finish(SOUND);
    });
