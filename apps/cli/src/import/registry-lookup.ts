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

/** Registered people of the units, in the order of their ids. The name of an erased person is null. */
export const peopleIn = ({ db }: ReadStore, orgCodes: Iterable<string>) =>
  inChunks(orgCodes, (chunk) =>
    db
      .selectFrom('people')
      .select(['person_id', 'name', 'org_code'])
      .where('org_code', 'in', chunk)
      .orderBy('key')
      .execute(),
  );

export const peopleOf = ({ db }: ReadStore, personIds: Iterable<string>) =>
  inChunks(personIds, (chunk) =>
    db.selectFrom('people').select(['person_id', 'name', 'org_code']).where('key', 'in', chunk).execute(),
  );

/** Terms, ended ones included, of the people. */
export const termsOf = ({ db }: ReadStore, personIds: Iterable<string>) =>
  inChunks(personIds, (chunk) =>
    db
      .selectFrom('terms')
      .select(['person_id', 'org_code', 'post', 'started_on', 'basis', 'document_no'])
      .where('person_id', 'in', chunk)
      .execute(),
  );
