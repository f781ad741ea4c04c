import { sql, type RawBuilder } from 'kysely';

/**
 * SQL of a common table expression, `scope(code)` unless it is named otherwise: the units and everything below them,
 * gathered once for a query that compares many rows.
 */
export const scopeUnits = (units: readonly string[], name = 'scope'): RawBuilder<unknown> => sql`
  ${sql.ref(name)}(code) as (
    select unnest(${units}::text[])
    union
    select u.key from ${sql.ref(name)} s join org_units u on u.above_code = s.code
  )`;
