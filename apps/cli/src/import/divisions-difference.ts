import { randomUUID } from 'node:crypto';
import { inScope, RejectedError, systemActor } from '#event-store';
import { DATE_RANGE, isLocalDate } from '#kernel';
import type { Program } from '#platform';
import { OrgDifferenceDesk, type DifferenceRow, type UnitRow } from '#registry';
import { UsageError } from '../command-error.js';
import type { ImportSource, ImportWords } from './import-kind.js';
import type { ImportPlan, LineFault } from './import-plan.js';
import { refusal } from './refusal-text.js';

type Compared = Readonly<{ total: number; faults: readonly LineFault[]; listed: readonly UnitRow[] }>;

/** The difference between a table and the register, and the acceptance of those of its rows that the user names. */
export const differencePlan = async (
  program: Program,
  { fileName, fileHash, words }: ImportSource,
  { total, faults, listed }: Compared,
): Promise<ImportPlan> => {
  const desk = program.app.get(OrgDifferenceDesk);
  const source = `${fileName} sha256:${fileHash}`;
  const recorded = await openDifference(program, source);
  const rows = recorded?.rows ?? (listed.length === 0 ? [] : await asSystem(() => found(desk, source, listed)));
  const accepted = acceptedOf(words, rows);
  const on = words.on ?? program.clock.today();
  if (!isLocalDate(on)) throw new UsageError(ON_A_DATE);
  const decree = { on, documentNo: words.document ?? null, reason: words.reason ?? fileName };
  const write = async (onProgress: (done: number) => void) => {
    if (rows.length === 0) return [];
    const id = recorded?.id ?? (await asSystem(() => desk.record(source, listed))).id;
    const refused: LineFault[] = [];
    for (const [index, row] of accepted.entries()) {
      const code = await asSystem(() => refusalOf(() => desk.accept(id, row, decree)));
      if (code !== undefined) refused.push(refusal(row, code, DIFFERENCE));
      onProgress(index + 1);
    }
    return refused;
  };
  const known = listed.length - new Set(rows.filter(({ kind }) => kind !== 'gone').map(({ code }) => code)).size;
  return { total, faults, known, fresh: accepted.length, write, differences: rows };
};

/** Stands in the place of a column where a row of the difference, not of the table, was refused. */
export const DIFFERENCE = 'difference';

/** The recorded difference of the same file, with those of its rows that nobody has decided on. */
const openDifference = async ({ stores }: Program, source: string) => {
  const found = await stores.reads.db
    .selectFrom('org_differences')
    .select(['difference_id', 'rows'])
    .where('source', '=', source)
    .where('is_open', '=', true)
    .orderBy('recorded_position', 'desc')
    .executeTakeFirst();
  return found && { id: found.difference_id, rows: found.rows.filter(({ status }) => status === 'open') };
};

const found = async (
  desk: OrgDifferenceDesk,
  source: string,
  listed: readonly UnitRow[],
): Promise<readonly DifferenceRow[]> => {
  try {
    return await desk.rehearse(source, listed);
  } catch (error) {
    if (error instanceof RejectedError && error.code === 'no-difference') return [];
    throw error;
  }
};

const refusalOf = async (work: () => Promise<unknown>): Promise<string | undefined> => {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof RejectedError) return error.code;
    throw error;
  }
};

const acceptedOf = ({ accept }: ImportWords, rows: readonly DifferenceRow[]): readonly number[] => {
  if (accept === undefined) return [];
  if (accept === 'all') return rows.map(({ row }) => row);
  if (!/^[1-9]\d*(?:,[1-9]\d*)*$/.test(accept))
    throw new UsageError({
      zh: '--accept 应为行号（如 1,2,5）或 all',
      en: '--accept takes row numbers (1,2,5) or all',
    });
  return [...new Set(accept.split(',').map(Number))].toSorted((a, b) => a - b);
};

const asSystem = <T>(work: () => Promise<T>): Promise<T> => {
  const commandId = randomUUID();
  return inScope({ commandId, correlationId: commandId, actor: systemActor('import') }, work);
};

const ON_A_DATE = {
  zh: `--on 应为日期 YYYY-MM-DD，在 ${DATE_RANGE.first} 至 ${DATE_RANGE.last} 之间`,
  en: `--on must be a date, YYYY-MM-DD, from ${DATE_RANGE.first} to ${DATE_RANGE.last}`,
};
