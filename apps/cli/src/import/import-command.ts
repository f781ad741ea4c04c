import { Argument, Command } from 'commander';
import type { ExitCode, Surroundings } from '../terminal.js';
import { importKindNames, type ImportKindName } from './import-kinds.js';
import { runImport } from './run-import.js';
import { writeTemplate } from './write-template.js';

type Finish = (code: ExitCode) => void;
type Options = Readonly<{
  dryRun?: true;
  skipBadRows?: true;
  json?: true;
  reason?: string;
  source?: string;
  notice?: string;
  accept?: string;
  on?: string;
  document?: string;
  firstLoad?: true;
}>;

const TITLES: Readonly<Record<ImportKindName, string>> = {
  divisions: '行政区划  organization units',
  people: '人员  people',
  posts: '任职  posts',
  relatives: '近亲属  relatives',
  reserve: '后备人才  reserve pool',
  calendar: '法定工作日历  statutory calendar',
  parameters: '时限和标准  time limits and thresholds',
};

export const importCommand = (surroundings: Surroundings, finish: Finish): Command => {
  const command = new Command('import').description('导入表格（CSV 或 xlsx）  import a table (CSV or xlsx)');
  for (const kind of importKindNames) command.addCommand(kindCommand(surroundings, finish, kind));
  return command.addCommand(templateCommand(surroundings, finish));
};

const kindCommand = (surroundings: Surroundings, finish: Finish, kind: ImportKindName): Command => {
  const command = new Command(kind)
    .description(TITLES[kind])
    .argument('<file>', 'CSV（UTF-8、GBK）或 xlsx 文件  CSV (UTF-8, GBK) or xlsx file')
    .option('--dry-run', '只核对，不写入  check only, write nothing')
    .option('--skip-bad-rows', '跳过有误的行，其余照常导入  leave bad rows out and import the others')
    .option('--json', '以 JSON 输出  answer in JSON');
  if (kind === 'calendar')
    command
      .option('--source <text>', '依据的来源，与文号至少填一项  where the list comes from, unless the notice says it')
      .option('--notice <text>', '通知文号  number of the notice')
      .option('--reason <text>', '更正已公布日历的理由  why a published year is corrected');
  if (kind === 'parameters') command.option('--reason <text>', '更正原值的理由  why a value that is set was wrong');
  if (kind === 'posts')
    command
      .option(
        '--first-load',
        '首次导入：不要求文号和联审，须写明理由  first load: asks for no paper and no review; give a reason',
      )
      .option('--reason <text>', '首次导入的理由  why the table is a first load');
  if (kind === 'divisions')
    command
      .option('--accept <rows>', '采纳差异：行号（如 1,2,5）或 all  accept differences by number, or all')
      .option('--on <date>', '变更生效日期，默认今天  day from which the accepted changes hold, today by default')
      .option('--document <number>', '变更文号  number of the document')
      .option('--reason <text>', '变更事由  why')
      .option('--first-load', '继续中断的首次导入  go on with a first load that was broken off');
  return command.action(async (file: string, { dryRun, skipBadRows, json, ...words }: Options) => {
    const choice = { dryRun: dryRun ?? false, skipBadRows: skipBadRows ?? false, json: json ?? false };
    finish(await runImport(surroundings, { kind, file, ...choice, ...words }));
  });
};

const templateCommand = (surroundings: Surroundings, finish: Finish): Command =>
  new Command('template')
    .description('写出空表，表头齐备  write an empty table with the right headings')
    .addArgument(new Argument('<kind>').choices(importKindNames))
    .option('--xlsx', '工作簿，不用 CSV  a workbook instead of CSV')
    .option('-o, --output <file>', '写入该文件  write to this file')
    .action(async (kind: ImportKindName, { xlsx, output }: { xlsx?: true; output?: string }) => {
      finish(await writeTemplate(surroundings, { kind, xlsx: xlsx ?? false, output }));
    });
