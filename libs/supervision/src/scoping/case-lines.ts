import { sql, type RawBuilder } from 'kysely';
import { caseColumns, type CaseOwners, type CaseRow } from '../contract/index.js';
import { RETURNS_FOR_YELLOW, type Light, type LightDays } from '../domain/light.js';
import { officialNumber } from '../domain/typed-number.js';
import type { Caller } from './caller.policy.js';
import { caseReturns } from './case-returns.projection.js';

/** A case line with its key (the stream), how often it was returned, and its light (null once it is not open). */
export type CaseLine = CaseRow & { key: string; returns: number; light: Light | null };

const columns = sql.join(['key', ...Object.keys(caseColumns)].map((column) => sql.ref(column)));

/** The lines of all contexts as one table: conditions on it reach the indexes of each view. */
export const caseLines = (owners: CaseOwners): RawBuilder<CaseLine> => {
  const views = owners.all().map(({ view }) => sql`select ${columns} from ${sql.table(view)}`);
  return sql`(${sql.join(views, sql` union all `)})`;
};

/** The projections that lines are read from. */
export const lineProjections = (owners: CaseOwners): readonly string[] => [
  ...owners.all().map(({ projection }) => projection),
  caseReturns.name,
];

/** SQL condition on the lines `l`: the caller is a party to the case. */
export const isParty = ({ keys }: Caller): RawBuilder<boolean> => sql`l.seen_keys && ${keys}::text[]`;

/** SQL condition on the lines `l`: the caller may know of the case. */
export const isSeen = (caller: Caller): RawBuilder<boolean> =>
  sql`(${isParty(caller)} or l.org_path && ${caller.supervised}::text[])`;

/** SQL condition on the lines `l`: the case lies in the unit or below it. */
export const isWithin = (unit: string): RawBuilder<boolean> => sql`l.org_path && ${[unit]}::text[]`;

/**
 * SQL condition on the lines `l`: a part of the register number or of the number of a paper or letter, or of the name of a
 * person concerned, of its reading or of its initials. `folded` are the words as names are searched by.
 */
export const isAbout = (words: string, folded: string): RawBuilder<boolean> => {
  const parts = numbersMeant(words).map(
    (number) => `%${number.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`,
  );
  return sql`(l.register_number like any(${parts}::text[]) or l.numbers like any(${parts}::text[])
    or l.letters && ${lettersOf(sql`d.number like any(${parts}::text[])`)}
    or l.persons && array(select p.key from people p where p.search_keys @> array[${folded}]::text[]))`;
};

/** SQL condition on the lines `l`: a paper, a letter or the case itself bears the number. */
export const isNumbered = (typed: string): RawBuilder<boolean> => {
  const meant = numbersMeant(typed);
  return sql`(l.register_number = any(${meant}::text[])
    or string_to_array(l.numbers, chr(10)) && ${meant}::text[]
    or l.letters && ${lettersOf(sql`d.number = any(${meant}::text[])`)})`;
};

/** As it was typed, for numbers that others gave, and as this program writes its own. */
const numbersMeant = (typed: string): readonly string[] => [typed.trim(), officialNumber(typed)];

const lettersOf = (wanted: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`array(select d.purpose from document_numbers d where ${wanted} and not d.voided)`;

/** How often the case of the lines `l` was returned for correction. */
export const returns = sql<number>`coalesce((select cardinality(r.returns) from case_returns r where r.key = l.key), 0)`;

/** The light of the lines `l` by the due date in `due`, where `returns` holds how often they were returned. */
export const lightOf = (due: RawBuilder<unknown>, { today, yellowUntil, blueUntil }: LightDays): RawBuilder<Light> =>
  sql`case when l.status <> 'open' then null
    when l.paused then 'grey'
    when ${due} < ${today}::date then 'red'
    when ${returns} >= ${RETURNS_FOR_YELLOW} or ${due} <= ${yellowUntil}::date then 'yellow'
    when ${due} <= ${blueUntil}::date then 'blue'
    when l.provisional then 'purple'
    else 'green' end`;

/** All conditions together; true where there is none. */
export const all = (conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> =>
  conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
