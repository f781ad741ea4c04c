import { randomUUID } from 'node:crypto';
import { inScope, systemActor } from '#event-store';
import { TableImports, tableKinds, TablePlanner, type TableName } from '#registry';
import { UsageError } from '../command-error.js';
import type { ImportKind, ImportWords } from './import-kind.js';
import { refusal } from './refusal-text.js';

/** A table of the register: all of its sound rows are staged and accepted in one step, and then applied. */
export const tableImport = (name: TableName): ImportKind => ({
  columns: tableKinds[name].columns,
  plan: async ({ app }, { table, fileHash, words }) => {
    const firstLoad = firstLoadOf(words);
    const plan = await asSystem(() => app.get(TablePlanner).plan(name, table, 'everywhere', firstLoad));
    const write = async (onProgress: (done: number) => void) => {
      if (plan.fresh === 0) return [];
      const importId = randomUUID();
      const imports = app.get(TableImports);
      await asSystem(() => imports.accept(plan, { importId, fileHash, firstLoad }));
      return (await imports.applyAll(importId, onProgress)).map(({ line, code }) => refusal(line, code));
    };
    const { total, faults, difference, fresh } = plan;
    return { total, faults, known: difference.unchanged, fresh, write };
  },
});

const LONGEST_REASON = 500;

/** A first load is the operator's choice, who says why. */
const firstLoadOf = ({ firstLoad, reason = '' }: ImportWords) => {
  if (!firstLoad) return undefined;
  const told = reason.trim();
  if (told.length > 0 && told.length <= LONGEST_REASON) return { reason: told };
  throw new UsageError({
    zh: '首次导入须用 --reason 写明理由，不超过500字。',
    en: 'A first load needs --reason, of 500 characters at most.',
  });
};

const asSystem = <T>(work: () => Promise<T>): Promise<T> => {
  const commandId = randomUUID();
  return inScope({ commandId, correlationId: commandId, actor: systemActor('import') }, work);
};
