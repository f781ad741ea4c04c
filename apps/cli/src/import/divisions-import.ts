import { divisionsTable, parseRows, type RowOf } from '#imports';
import { ComparedUnits, RegistryImport, type UnitRow } from '#registry';
import { differencePlan } from './divisions-difference.js';
import type { ImportKind } from './import-kind.js';
import { sortRows } from './import-plan.js';
import { refusal } from './refusal-text.js';
import { unitsOf } from './registry-lookup.js';

/**
 * Organization units. The first table is loaded; once units are registered, a table is compared with them and nothing
 * changes before somebody accepts its differences, unless it goes on with a first load that was broken off.
 */
export const divisionsImport: ImportKind = {
  columns: divisionsTable.columns,
  plan: async (program, source) => {
    const { app, stores } = program;
    const { table, words } = source;
    const mentioned = table.rows.flatMap(({ cells }) => [cells['code'] ?? '', cells['parentCode'] ?? '']);
    const registered = await unitsOf(stores.reads, mentioned);
    const parsed = parseRows(divisionsTable, table, { orgUnit: (code) => registered.has(code) });
    const isFirst = words.firstLoad === true || !(await app.get(ComparedUnits).any());
    if (!isFirst) {
      const listed = parsed.rows.map(({ value }) => unitRow(value));
      return differencePlan(program, source, { total: table.rows.length, faults: parsed.faults, listed });
    }
    const { fresh, known, faults } = sortRows(parsed, ({ line, value }) => {
      const unit = registered.get(value.code);
      if (!unit) return 'fresh';
      const { name, level, parentCode } = unitRow(value);
      const same = unit.name === name && unit.level === level && unit.parent_code === parentCode;
      return same ? 'known' : refusal(line, 'imported-otherwise', 'code');
    });
    const write = async (onProgress: (done: number) => void) => {
      const rows = fresh.map(({ value }) => unitRow(value));
      const { refused } = await app.get(RegistryImport).units(rows, { onProgress: ({ done }) => onProgress(done) });
      return refused.map(({ index, code }) => refusal(fresh[index]!.line, code));
    };
    return { total: table.rows.length, faults, known, fresh: fresh.length, write };
  },
};

const unitRow = ({ code, name, level, parentCode }: RowOf<typeof divisionsTable.columns>): UnitRow => ({
  code,
  name,
  level,
  parentCode: parentCode ?? null,
});
