import pg from 'pg';

const { builtins } = pg.types;

const safeInteger = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`a bigint column holds ${text}, beyond safe integers`);
  return value;
};

const instant = (text: string): string => (pg.types.getTypeParser(builtins.TIMESTAMPTZ)(text) as Date).toISOString();

const PARSERS = new Map<number, (text: string) => unknown>([
  [builtins.INT8, safeInteger],
  [builtins.DATE, (text) => text],
  [builtins.TIMESTAMPTZ, instant],
]);

/**
 * How columns read in JavaScript: `date` as `YYYY-MM-DD`, `timestamptz` as an ISO instant in UTC with milliseconds,
 * `bigint` as a number (throws beyond safe integers). So a row that was stored equals the row that was folded.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : PARSERS.get(oid)) ?? pg.types.getTypeParser(oid, format ?? 'text'),
};
