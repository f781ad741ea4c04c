import { describe, expect, it } from '@jest/globals';
import { exitCodeOf, isStopped, linesOf, reportOf } from './import-report.js';
import { sortRows, type ImportPlan, type LineFault } from './import-plan.js';

const fault = (line: number): LineFault => ({ line, column: 'name', code: 'required', zh: '不能为空', en: 'empty' });
const plan = (faults: readonly LineFault[], fresh = 3): ImportPlan => ({
  total: 5,
  faults,
  known: 1,
  fresh,
  write: () => Promise.resolve([]),
});
const named = { kind: 'people', file: 'people.csv' };
const all = { dryRun: false, skipBadRows: false };

describe('import report', () => {
  it('counts what was imported, what was there and what is bad', () => {
    const report = reportOf(named, plan([]), all, []);
    expect(report).toMatchObject({ rows: 5, imported: 3, known: 1, bad: 0, written: true });
    expect(exitCodeOf(report)).toBe(0);
    expect(linesOf(report, all)).toEqual([
      '导入完成。  Imported.',
      '表中5行：已导入3，原已登记1，有误0。  5 rows: 3 imported, 1 there already, 0 bad.',
    ]);
  });

  it('stops at a bad row, and says so with its line', () => {
    const stopped = plan([fault(3), fault(3), fault(4)]);
    expect(isStopped(stopped, all)).toBe(true);
    const report = reportOf(named, stopped, all);
    expect(report).toMatchObject({ imported: 0, bad: 2, written: false });
    expect(exitCodeOf(report)).toBe(1);
    expect(linesOf(report, all)[0]).toBe('第3行 line 3: 不能为空  empty');
    expect(linesOf(report, all)[3]).toContain('nothing was written');
  });

  it('leaves bad rows out where that is asked, and still answers that there are some', () => {
    const choice = { dryRun: false, skipBadRows: true };
    expect(isStopped(plan([fault(3)]), choice)).toBe(false);
    const report = reportOf(named, plan([fault(3)]), choice, []);
    expect(report).toMatchObject({ imported: 3, bad: 1, written: true });
    expect(exitCodeOf(report)).toBe(1);
    expect(linesOf(report, choice)[1]).toContain('without the bad rows');
  });

  it('counts rows that were refused while writing as bad, not as imported', () => {
    const report = reportOf(named, plan([]), all, [fault(4)]);
    expect(report).toMatchObject({ imported: 2, bad: 1, written: true });
    expect(exitCodeOf(report)).toBe(1);
  });

  it('says what a dry run would do', () => {
    const choice = { dryRun: true, skipBadRows: false };
    const report = reportOf(named, plan([]), choice);
    expect(report).toMatchObject({ imported: 3, written: false });
    expect(linesOf(report, choice)).toEqual([
      '试运行，未写入。  A dry run: nothing was written.',
      '表中5行：将导入3，原已登记1，有误0。  5 rows: 3 to import, 1 there already, 0 bad.',
    ]);
  });

  it('says that there is nothing to import', () =>
    expect(linesOf(reportOf(named, plan([], 0), all, []), all)[0]).toBe(
      '没有需要导入的内容。  There is nothing to import.',
    ));
});

describe('rows of a table', () => {
  it('are sorted into new, known and refused, faults by line', () => {
    const rows = [2, 3, 5].map((line) => ({ line, value: line }));
    const sorted = sortRows({ rows, faults: [fault(4)] }, ({ line }) =>
      line === 2 ? 'fresh' : line === 3 ? fault(3) : 'known',
    );
    expect(sorted).toEqual({ fresh: [{ line: 2, value: 2 }], known: 1, faults: [fault(3), fault(4)] });
  });
});
