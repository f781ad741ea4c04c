import type { ReadStore } from '#read-store';

const PER_QUERY = 10_000;

/** Asks for many keys, some thousand at a time. */
const inChunks = async <T>(
  keys: Iterable<string>,
  find: (chunk: readonly string[]) => Promise<readonly T[]>,
): Promise<readonly T[]> => {
  const distinct = [...new Set(keys)];
  const found: T[] = [];
  for (let from = 0; from < distinct.length; from += PER_QUERY)
    found.push(...(await find(distinct.slice(from, from + PER_QUERY))));
  return found;
};

/** Registered units, by their codes. */
export const unitsOf = async ({ db }: ReadStore, codes: Iterable<string>) => {
  const rows = await inChunks(codes, (chunk) =>
    db.selectFrom('org_units').select(['code', 'name', 'level', 'parent_code']).where('key', 'in', chunk).execute(),
  );
  return new Map(rows.map((row) => [row.code, row]));
};
