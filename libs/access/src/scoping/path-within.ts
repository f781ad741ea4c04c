import { sql, type RawBuilder } from 'kysely';

/**
 * SQL condition for rows that carry the path of their unit (`text[]`, from the city to the unit itself, gin index): the
 * unit is one of `units` or lies below one. Without units it holds for no row.
 */
export const pathWithin = (column: string, units: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(column)} && ${units}::text[]`;
