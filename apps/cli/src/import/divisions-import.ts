import { divisionsTable, parseRows, type RowOf } from '#imports';
import { RegistryImport, type UnitRow } from '#registry';
import type { ImportKind } from './import-kind.js';
import { sortRows } from './import-plan.js';
import { refusal } from './refusal-text.js';
import { unitsOf } from './registry-lookup.js';

/** Organization units. A unit that is registered with the same name, level and parent is there already. */
export const divisionsImport: ImportKind = {
  columns: divisionsTable.columns,
  plan: async ({ app, stores }, { table }) => {
    const mentioned = table.rows.flatMap(({ cells }) => [cells['code'] ?? '', cells['parentCode'] ?? '']);
    const registered = await unitsOf(stores.reads, mentioned);
    const parsed = parseRows(divisionsTable, table, { orgUnit: (code) => registered.has(code) });
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
