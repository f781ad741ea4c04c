import { sql, type RawBuilder } from 'kysely';

/**
 * The codes of these units and of all below them, merged ones below their successor, as a table of one column `code`. It
 * descends from the units, so its cost grows with what the caller may see and not with the whole land.
 */
export const unitsBelow = (units: readonly string[]): RawBuilder<{ code: string }> => sql`(
  with recursive below as (
    select u.key as code from org_units u where u.key = any(${units}::text[])
    union
    select u.key from below b join org_units u on u.above_code = b.code
  ) select code from below)`;
