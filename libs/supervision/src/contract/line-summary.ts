import type { DomainEvent, EventSchema } from '#kernel';

/** One of the few facts by which a case is told apart in a list: what it is called, and its code. */
export type SummaryLine = Readonly<{ key: string; zh: string; en: string; value: string }>;

/** Facts that are not known yet are left out. */
export const summaryOf = (
  ...lines: readonly (readonly [key: string, zh: string, en: string, value: string | null | undefined])[]
): readonly SummaryLine[] =>
  lines.flatMap(([key, zh, en, value]) => (value === null || value === undefined ? [] : [{ key, zh, en, value }]));

/** What a line tells of a case that runs under no procedure. */
export const withoutProcedure = (...persons: readonly string[]) => ({
  persons,
  numbers: '',
  letters: [],
  summary: [],
  progress: null,
  urged_times: 0,
  urged_on: null,
});

const NUMBERS = ['documentNo', 'letterNo', 'noticeNo', 'filingNo', 'registerNumber'];

/** The numbers of the papers of a case so far, each once. What is personal in an event is none of a list. */
export const numbersWith = (
  { personal }: Pick<EventSchema, 'personal'>,
  { type, data }: DomainEvent,
  row: Readonly<{ numbers: string }> | undefined,
): string => {
  const told = NUMBERS.filter((field) => !personal(type)?.fields.includes(field)).map(
    (field) => (data as Readonly<Record<string, unknown>>)[field],
  );
  const known = (row?.numbers ?? '').split('\n');
  const found = told.filter((number): number is string => typeof number === 'string');
  return [...new Set([...known, ...found])].filter((number) => number !== '').join('\n');
};
