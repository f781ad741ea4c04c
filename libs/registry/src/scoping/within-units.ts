import { sql, type RawBuilder } from 'kysely';

/**
 * SQL condition: the unit whose code stands in `column` (`table.column`) is one of `units` or lies below one; a unit that
 * was merged away lies below its successor. It climbs from the row to the top of the tree, so its cost does not depend on
 * how large the subtrees are.
 */
export const withinUnits = (column: string, units: readonly string[]): RawBuilder<boolean> => sql<boolean>`exists (
  with recursive up as (
    select ${sql.ref(column)} as code
    union all
    select u.above_code from up join org_units u on u.key = up.code
  ) select from up where code = any(${units}))`;
