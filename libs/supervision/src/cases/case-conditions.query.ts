import { sql, type RawBuilder } from 'kysely';
import { foldSearchWords } from '#registry/contract';
import type { CaseFilters, CasePart } from '../bodies/case-filter.js';
import type { Light } from '../domain/light.js';
import type { Caller } from '../scoping/caller.policy.js';
import { isAbout, isNumbered, isWithin } from '../scoping/case-lines.js';
import { waitsFor, type Apart } from '../scoping/my-duties.policy.js';

type Asking = Readonly<{ light: RawBuilder<Light>; caller: Caller; apart: Apart }>;

/** The filters of a list of cases as SQL conditions on the lines `l`. They narrow what the caller may see, never more. */
export const conditionsOf = (filter: CaseFilters, { light, caller, apart }: Asking): readonly RawBuilder<boolean>[] => {
  const { category, kind, stage, status, org, q, year, number, party, part } = filter;
  const { dueFrom, dueUntil, openedFrom, openedUntil } = filter;
  const wanted: (RawBuilder<boolean> | undefined)[] = [
    category === undefined ? undefined : sql`l.category = ${category}`,
    kind === undefined ? undefined : sql`l.kind = ${kind}`,
    stage === undefined ? undefined : sql`l.stage = ${stage}`,
    status === undefined ? undefined : sql`l.status = ${status}`,
    org === undefined ? undefined : isWithin(org),
    filter.waitsFor === undefined ? undefined : isAwaiting(filter.waitsFor),
    dueFrom === undefined ? undefined : sql`l.due_on >= ${dueFrom}::date`,
    dueUntil === undefined ? undefined : sql`l.due_on <= ${dueUntil}::date`,
    openedFrom === undefined ? undefined : sql`l.opened_on >= ${openedFrom}::date`,
    openedUntil === undefined ? undefined : sql`l.opened_on <= ${openedUntil}::date`,
    filter.light === undefined ? undefined : sql`${light} = ${filter.light}`,
    q === undefined ? undefined : isAbout(q, foldSearchWords(q)),
    year === undefined
      ? undefined
      : sql`(l.opened_on >= make_date(${year}, 1, 1) and l.opened_on <= make_date(${year}, 12, 31))`,
    number === undefined ? undefined : isNumbered(number),
    party === undefined ? undefined : isPartyTo(party),
    part === undefined ? undefined : hasPart(part, caller, apart),
  ];
  return wanted.filter((condition) => condition !== undefined);
};

const isAwaiting = (office: string): RawBuilder<boolean> =>
  sql`coalesce(l.progress->'waitingFor' @> jsonb_build_array(${office}::text), false)`;

const isPartyTo = (personId: string): RawBuilder<boolean> =>
  sql`(l.persons && ${[personId]}::text[] or l.drafter = ${personId} or l.seen_keys && ${[`person:${personId}`]}::text[])`;

const hasPart = (part: CasePart, caller: Caller, apart: Apart): RawBuilder<boolean> => {
  const { persons } = caller;
  switch (part) {
    case 'started':
      return sql`l.drafter = any(${persons}::text[])`;
    case 'acted':
      return sql`exists (select from case_parts c where c.key = l.key and c.actors && ${persons}::text[])`;
    case 'waiting':
      return waitsFor(caller, apart);
    case 'copied':
      return sql`exists (select from case_parts c where c.key = l.key
        and c.copied && (${ownKeys(caller)}))`;
    default:
      return part satisfies never;
  }
};

/** SQL array: the caller, and their roles at the units on the path of the case from where they hold them downwards. */
const ownKeys = ({ persons, roles, units }: Caller): RawBuilder<unknown> => sql`
  ${persons.map((person) => `person:${person}`)}::text[] || array(
    select 'role:' || held.role || '@' || place.unit
    from unnest(${roles}::text[], ${units}::text[]) held(role, unit)
      join unnest(l.org_path) with ordinality place(unit, depth) on place.depth >= array_position(l.org_path, held.unit))`;
