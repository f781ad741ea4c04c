import { sql, type RawBuilder } from 'kysely';
import type { LocalDate } from '#kernel';

/**
 * SQL of a recursive `below`: the unit and those that lay below it on the day, under the names of the day, as far as they
 * were open. A loaded unit was always there, as it began; an established one from its day on. `there` is false only of the
 * unit itself, where it was not open.
 */
export const unitsOn = (unit: string, on: LocalDate): RawBuilder<unknown> => sql`below as (
    select u.code, v.name, u.level, v.parent_code, ${thereOn(on)} as there
    from org_units u cross join lateral (${versionOn(on)}) v where u.key = ${unit}
    union all
    select u.code, v.name, u.level, v.parent_code, true
    from below b join org_units u on u.parents @> array[b.code] cross join lateral (${versionOn(on)}) v
    where b.level <> 'village' and v.parent_code = b.code and ${thereOn(on)}
  )`;

const thereOn = (on: LocalDate): RawBuilder<boolean> =>
  sql`(v.status = 'open' and (not u.established or u.opened_on <= ${on}::date))`;

/** The version of the day: the last that began by then, else the first. */
const versionOn = (on: LocalDate): RawBuilder<unknown> => sql`
  select version->>'name' as name, version->>'parentCode' as parent_code, version->>'status' as status
  from jsonb_array_elements(u.versions) with ordinality versions(version, place)
  where place = 1 or version->>'from' <= ${on} order by place desc limit 1`;
