import { sql, type RawBuilder } from 'kysely';

/** SQL of a recursive common table expression, `scope(code)`: the units and all that lies below them. */
export const unitsBelow = (units: readonly string[]): RawBuilder<unknown> => sql`scope(code) as (
  select unnest(${units}::text[]) union select o.key from scope join org_units o on o.above_code = scope.code)`;
