import { cellAddress, type Table, type Title } from '#imports';
import { registryProblems } from '../contract/registry-problems.js';
import type { ProblemTexts } from '#kernel';

/** What is wrong with a row: by the form of its table, or by the rules of the register. */
export type RowFault = Readonly<{ line: number; column?: string; cell?: string; code: string } & Title>;

const texts: ProblemTexts = registryProblems;

const OWN: Readonly<Record<string, Title>> = {
  'not-permitted': { zh: '您没有登记此项的权限', en: 'you may not register this' },
  'person-erased': { zh: '此人的个人信息已被删除', en: 'the personal data of this person was erased' },
};

/** A row that the rules of the register refuse; `code` is theirs. */
export const refusal = (table: Pick<Table, 'places'>, line: number, code: string, column: string): RowFault => {
  const cell = cellAddress(table.places[column], line);
  return { line, column, ...(cell !== undefined && { cell }), code, ...textOf(code) };
};

const textOf = (code: string): Title => {
  const own = OWN[code];
  const text = texts[code];
  if (own) return own;
  return text ? { zh: text.zh, en: text.en } : { zh: `被拒绝（${code}）`, en: `refused (${code})` };
};

export const inOrder = (faults: readonly RowFault[]): readonly RowFault[] => faults.toSorted((a, b) => a.line - b.line);
