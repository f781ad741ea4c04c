import { sql, type RawBuilder } from 'kysely';
import type { LocalDate, Personal } from '#kernel';
import { unitsBelow } from '../scoping/units-below.js';

export type HeldTogether = Readonly<{ post: string; orgCode: string; startedOn: LocalDate; documentNo: string | null }>;

export type SecretaryRow = {
  person_id: string;
  name: Personal<string>;
  org_code: string;
  org_name: string;
  started_on: LocalDate;
  ended_on: LocalDate | null;
  held: readonly HeldTogether[];
  one_shoulder: boolean;
  hours: number | null;
  sanctions: readonly string[];
  pay_class: string | null;
  file_opened_on: LocalDate | null;
  filing_no: string | null;
};

/** `units` are those that the caller may see, `year` the one whose training hours are shown. */
export type SecretarySource = Readonly<{ units: readonly string[]; on: LocalDate; year: number }>;

const heldOn = (term: string, on: LocalDate): RawBuilder<boolean> => sql<boolean>`
  ${sql.ref(`${term}.started_on`)} <= ${on}::date
  and (${sql.ref(`${term}.ended_on`)} is null or ${sql.ref(`${term}.ended_on`)} > ${on}::date)`;

/**
 * One row for each secretary in office on the day, in the units that the caller may see, with the posts held beside in the
 * same village.
 */
export const secretaryRows = ({ units, on, year }: SecretarySource): RawBuilder<SecretaryRow> => sql`(
  with seen as materialized (select code from ${unitsBelow(units)} s)
  select t.person_id, p.name, t.org_code, u.name as org_name, t.started_on, t.ended_on,
    together.held, together.one_shoulder, f.opened_on as file_opened_on,
    (r.hours ->> ${String(year)})::integer as hours,
    array(select e.sanction from discipline_entries e
      where e.person_id = t.person_id and e.sanction is not null
        and e.in_force_from <= ${on}::date and e.effect_until > ${on}::date
        and (e.revoked_on is null or e.revoked_on > ${on}::date)
      order by e.in_force_from, e.key) as sanctions,
    (select c ->> 'payClass' from jsonb_array_elements(r.pay_classes) c
      where c ->> 'validFrom' <= ${on} order by c ->> 'validFrom' desc limit 1) as pay_class,
    (select c.register_number from filing_cases c
      where c.term_id = t.term_id limit 1) as filing_no
  from terms t
  join seen on seen.code = t.org_code
  join org_units u on u.key = t.org_code
  left join people p on p.key = t.person_id
  left join personnel_files f on f.key = t.person_id
  left join secretary_records r on r.key = t.person_id
  cross join lateral (
    select jsonb_agg(jsonb_build_object('post', h.post, 'orgCode', h.org_code, 'startedOn', h.started_on,
        'documentNo', h.document_no) order by h.started_on, h.key) as held,
      bool_or(h.post = 'vcDirector') as one_shoulder
    from terms h where h.person_id = t.person_id and h.org_code = t.org_code and ${heldOn('h', on)}
  ) together
  where t.post = 'secretary' and ${heldOn('t', on)})`;
