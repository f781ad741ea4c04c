import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { ScopeFilter, unitsOf, type Role } from '#access/contract';
import { addMonths, Clock, type LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { PersonDirectory } from '#registry/contract';
import { pageOf, type Page, type PageOf } from '#web';

export type DueRotationLine = Readonly<{
  termId: string;
  person: Readonly<{ personId: string; name: string | null }>;
  villageCode: string;
  post: string;
  since: LocalDate;
  dueOn: LocalDate;
  /** The review of the term that goes on, null where none does. */
  rotationId: string | null;
}>;

type Row = Omit<DueRotationLine, 'person'> & Readonly<{ personId: string; total: number }>;

/** Who opens reviews, and whom the ladder reaches when nobody does. Basis: handbook W2, Rotation; 2.5, filing. */
const WATCHERS: readonly Role[] = ['townOrgOfficer', 'countyOrgOfficer', 'countyOrgLeader'];

/** Who has come to the years of their post, or will before long, in the caller's units. */
@Injectable()
export class DueRotations {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
    private readonly people: PersonDirectory,
    private readonly clock: Clock,
  ) {}

  /** Those who are due within so many months, the longest overdue first. */
  async within(months: number, of: PageOf): Promise<Page<DueRotationLine>> {
    const units = unitsOf(await this.scopes.current(), WATCHERS);
    const until = addMonths(this.clock.today(), months);
    const query = sql<Row>`
      select d.term_id as "termId", d.subject_person as "personId", d.org_code as "villageCode", d.post, d.since,
        d.due_on as "dueOn", (select c.case_id from rotation_cases c
          where c.status = 'open' and c.outcome is null
            and c.state->'facts'->'moves' @> jsonb_build_array(jsonb_build_object('termId', d.term_id))
          order by c.opened_on, c.case_id limit 1) as "rotationId", count(*) over ()::int as total
      from rotation_duties d
      where d.status = 'open' and d.due_on <= ${until}::date and ${isWithin(units)}
      order by d.due_on, d.term_id limit ${of.size} offset ${(of.page - 1) * of.size}`;
    const { rows } = await query.execute(this.store.db);
    const names = await this.people.namesOf([...new Set(rows.map(({ personId }) => personId))]);
    return pageOf(rows, of, ({ personId, ...row }) => ({
      ...row,
      person: { personId, name: names.get(personId) ?? null },
    }));
  }
}

/**
 * SQL condition on the duties `d`: the village is one of the units or lies below one as the tree is today. A duty of which
 * nobody has been told does not move with its village.
 */
const isWithin = (units: readonly string[]): RawBuilder<boolean> => sql`exists (
  with recursive up as (
    select d.org_code as code
    union all
    select u.above_code from up join org_units u on u.key = up.code
  ) select from up where code = any(${units}::text[]))`;
