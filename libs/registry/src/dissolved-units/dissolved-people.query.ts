import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { unitsOf, type CallerScope, type Role } from '#access/contract';
import { Clock, type LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import type { Dissolution } from '../domain/dissolution.js';
import type { PostCode } from '../domain/posts.js';
import { withinUnits } from '../scoping/within-units.js';

/** Those who see the pools of the villages, and watch over their bodies. Basis: handbook 1.2 (DEFAULT). */
const READERS: readonly Role[] = [
  'townOrgOfficer',
  'townPartyCommittee',
  'countyOrgOfficer',
  'countyOrgLeader',
  'supervisionOffice',
];

export const dissolvedKinds = ['term', 'reserve', 'acting'] as const;
export type DissolvedKind = (typeof dissolvedKinds)[number];

/**
 * Somebody of a unit that has ended whom people have yet to settle. `id` is the term, the reserve entry or the vacancy; who
 * acts does so up to `until`. `assignedTo` is the village that people have named, `dueOn` null where no time is set.
 */
export type DissolvedPerson = Readonly<{
  kind: DissolvedKind;
  id: string;
  orgCode: string;
  orgName: string | null;
  by: Dissolution['by'] | null;
  dissolvedOn: LocalDate | null;
  successors: readonly string[];
  assignedTo: string | null;
  personId: string;
  name: string | null;
  post: PostCode | null;
  until: LocalDate | null;
  dueOn: LocalDate | null;
}>;

type Found = { total: number; item: DissolvedPerson | null };
type Wanted = Readonly<{ unit?: string | undefined; kind?: DissolvedKind | undefined; page: number; size: number }>;

@Injectable()
export class DissolvedPeople {
  constructor(
    private readonly store: ReadStore,
    private readonly clock: Clock,
  ) {}

  /** Those of units at or below where the caller reads, what is due first before the others. */
  async page(scope: CallerScope, { unit, kind, page, size }: Wanted) {
    const within = withinUnits('left_behind.org_code', unitsOf(scope, READERS));
    const narrowed = unit === undefined ? sql`true` : withinUnits('left_behind.org_code', [unit]);
    const { rows } = await sql<Found>`with left_behind as (
        select 'term' as kind, t.case_id as id, t.org_code, t.subject_person as person_id, t.dissolution, t.post,
          null::date as until, t.due_on
        from term_cases t where t.status = 'open' and t.kind = 'unit-dissolved'
        union all
        select 'reserve', e.case_id, e.org_code, e.subject_person, e.state->'dissolution', null, null,
          (select (duty->>'dueOn')::date from jsonb_array_elements(e.duties) duty where duty->>'action' = 'AssignEntry')
        from reserve_entries e where e.status = 'open' and e.state->>'dissolution' is not null
        union all
        select 'acting', v.key, v.org_code, a->>'personId', null, v.post, (a->>'until')::date, null
        from vacancies v cross join jsonb_array_elements(v.acting) a
        where v.lapsed_on is not null and (a->>'until')::date >= ${this.clock.today()}::date
      ),
      wanted as materialized (select * from left_behind
        where ${within} and ${narrowed} and (${kind ?? null}::text is null or kind = ${kind ?? null})),
      listed as (select * from wanted order by due_on nulls last, org_code, id, person_id
        limit ${size} offset ${(page - 1) * size})
      select counted.total, case when l.id is null then null else jsonb_build_object(
        'kind', l.kind, 'id', l.id, 'orgCode', l.org_code, 'orgName', u.name, 'by', l.dissolution->>'by',
        'dissolvedOn', l.dissolution->>'dissolvedOn', 'successors', coalesce(l.dissolution->'successors', '[]'),
        'assignedTo', l.dissolution->>'assignedTo', 'personId', l.person_id, 'name', p.name, 'post', l.post,
        'until', l.until, 'dueOn', l.due_on) end as item
      from (select count(*)::int as total from wanted) counted left join listed l on true
        left join org_units u on u.key = l.org_code left join people p on p.key = l.person_id
      order by l.due_on nulls last, l.org_code, l.id, l.person_id`.execute(this.store.db);
    const items = rows.flatMap(({ item }) => item ?? []);
    return { items, total: rows[0]!.total, page, size };
  }
}
