import { sql, type RawBuilder } from 'kysely';

/**
 * SQL of a common table expression `scope(code)`: the units and everything below them, gathered once for a query that
 * compares many rows.
 */
export const scopeUnits = (units: readonly string[]): RawBuilder<unknown> => sql`
  scope(code) as (
    select unnest(${units}::text[])
    union
    select u.key from scope join org_units u on u.above_code = scope.code
  )`;
