import type { Title } from '#imports';
import type { DifferenceRow } from '#registry';
import { differenceLine, faultLine } from './difference-lines.js';
import { both, FAULTS, SOUND, type ExitCode } from '../terminal.js';
import type { ImportPlan, LineFault } from './import-plan.js';

export type ImportChoice = Readonly<{ dryRun: boolean; skipBadRows: boolean }>;

/** `imported` counts what was written or, in a dry run, would be. */
export type ImportReport = Readonly<{
  kind: string;
  file: string;
  rows: number;
  imported: number;
  known: number;
  bad: number;
  written: boolean;
  faults: readonly LineFault[];
  differences?: readonly DifferenceRow[];
  note?: Title;
}>;

/** Bad rows stop a table, unless they are to be skipped. */
export const isStopped = ({ faults }: ImportPlan, { skipBadRows }: ImportChoice): boolean =>
  faults.length > 0 && !skipBadRows;

/** `refused` are the rows that turned out bad only when they were written; undefined where nothing was written. */
export const reportOf = (
  named: Readonly<{ kind: string; file: string }>,
  plan: ImportPlan,
  choice: ImportChoice,
  refused?: readonly LineFault[],
): ImportReport => {
  const faults = [...plan.faults, ...(refused ?? [])];
  const fresh = plan.fresh - (refused?.length ?? 0);
  return {
    ...named,
    rows: plan.total,
    imported: isStopped(plan, choice) ? 0 : fresh,
    known: plan.known,
    bad: new Set(faults.map(({ line }) => line)).size,
    written: refused !== undefined && fresh > 0,
    faults,
    ...(plan.differences ? { differences: plan.differences } : {}),
    ...(plan.note ? { note: plan.note } : {}),
  };
};

export const exitCodeOf = ({ faults }: ImportReport): ExitCode => (faults.length > 0 ? FAULTS : SOUND);

export const linesOf = (report: ImportReport, choice: ImportChoice): readonly string[] => [
  ...(report.differences ?? []).map(differenceLine),
  ...report.faults.map(faultLine),
  both(outcomeOf(report, choice)),
  both({
    zh: `表中${report.rows}行：${choice.dryRun ? '将导入' : '已导入'}${report.imported}，原已登记${report.known}，有误${report.bad}。`,
    en: `${report.rows} rows: ${report.imported} ${choice.dryRun ? 'to import' : 'imported'}, ${report.known} there already, ${report.bad} bad.`,
  }),
  ...(report.note ? [both(report.note)] : []),
];

const outcomeOf = (
  { bad, imported, written, differences = [] }: ImportReport,
  { dryRun, skipBadRows }: ImportChoice,
): Title => {
  if (bad > 0 && !skipBadRows && !written)
    return {
      zh: '有误的行如上，未写入任何内容；改正后重新导入，或用 --skip-bad-rows 跳过这些行。',
      en: 'The rows above are bad, and nothing was written: correct them, or leave them out with --skip-bad-rows.',
    };
  if (imported === 0 && differences.length > 0 && !dryRun)
    return {
      zh: `与登记有${differences.length}处差异，已记录，未作变更；核对后用 --accept 行号（或 all）采纳。`,
      en: `${differences.length} differences from the register were recorded, and nothing was changed: accept them with --accept and their numbers, or all.`,
    };
  if (imported === 0 && differences.length === 0)
    return { zh: '没有需要导入的内容。', en: 'There is nothing to import.' };
  if (dryRun) return { zh: '试运行，未写入。', en: 'A dry run: nothing was written.' };
  return bad > 0
    ? { zh: '导入完成，跳过了有误的行。', en: 'Imported, without the bad rows.' }
    : { zh: '导入完成。', en: 'Imported.' };
};
