import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { ScopeFilter, unitsOf, type Role } from '#access/contract';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { PersonDirectory } from '#registry/contract';
import { pageOf, type Page, type PageOf } from '#web';

export type DueRecheckLine = Readonly<{
  termId: string;
  person: Readonly<{ personId: string; name: string | null }>;
  villageCode: string;
  post: string;
  startedOn: LocalDate;
  /** When the last review was decided, null where none is on record. */
  reviewedOn: LocalDate | null;
  dueOn: LocalDate;
  provisional: boolean;
  /** The review that is under way, null where none is. */
  reviewId: string | null;
}>;

type Row = Omit<DueRecheckLine, 'person'> & Readonly<{ personId: string; total: number }>;

export type DueRecheckFilter = Readonly<{ unit?: string | undefined; dueBefore?: LocalDate | undefined }>;

/** Who opens reviews, and whom the ladder reaches when nobody does. Basis: handbook W1a; 2.5, filing. */
const WATCHERS: readonly Role[] = ['villageSecretary', 'townOrgOfficer', 'countyOrgOfficer', 'countyOrgLeader'];

/** Who sits in a reviewed post of the caller's units, and when they are reviewed again. */
@Injectable()
export class DueRechecks {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
    private readonly people: PersonDirectory,
  ) {}

  /** Of the villages that lie below the units as the tree is today, the longest overdue first. */
  async page({ unit, dueBefore }: DueRecheckFilter, of: PageOf): Promise<Page<DueRecheckLine>> {
    const units = unitsOf(await this.scopes.current(), WATCHERS);
    const wanted = [
      sql`d.org_code in (select key from mine)`,
      ...(unit === undefined ? [] : [sql`d.org_code in (select key from asked)`]),
      ...(dueBefore === undefined ? [] : [sql`d.due_on < ${dueBefore}::date`]),
    ];
    const query = sql<Row>`
      with recursive mine as (${below(units, 'mine')}), asked as (${below(unit === undefined ? [] : [unit], 'asked')})
      select d.term_id as "termId", d.subject_person as "personId", d.org_code as "villageCode", d.post,
        d.started_on as "startedOn", d.reviewed_on as "reviewedOn", d.due_on as "dueOn", d.provisional,
        d.review_id as "reviewId", count(*) over ()::int as total
      from recheck_duties d
      where d.status = 'open' and ${sql.join(wanted, sql` and `)}
      order by d.due_on, d.term_id limit ${of.size} offset ${(of.page - 1) * of.size}`;
    const { rows } = await query.execute(this.store.db);
    const names = await this.people.namesOf([...new Set(rows.map(({ personId }) => personId))]);
    return pageOf(rows, of, ({ personId, ...row }) => ({
      ...row,
      person: { personId, name: names.get(personId) ?? null },
    }));
  }
}

/** The units and all that lies below them. */
const below = (units: readonly string[], name: string) => sql`
  select key from org_units where key = any(${units}::text[])
  union
  select u.key from org_units u join ${sql.ref(name)} on u.above_code = ${sql.ref(`${name}.key`)}`;
