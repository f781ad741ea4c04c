import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { actingPersons, Recusals, ScopeFilter } from '#access/contract';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { foldSearchWords } from '#registry/contract';
import type { Page, PageOf } from '#web';
import { CaseOwners } from '../contract/index.js';
import type { Light, LightDays } from '../domain/light.js';
import { all, caseLines, isAbout, lightOf, returns, type CaseLine } from '../scoping/case-lines.js';
import { callerOf, type Caller } from '../scoping/caller.policy.js';
import { LineViews, type CaseLineView } from '../scoping/line-view.query.js';
import { myDuties, type Apart } from '../scoping/my-duties.policy.js';

export const inboxSorts = ['urgency', 'due', '-due', 'arrived', '-arrived'] as const;

export type InboxFilter = Readonly<{
  kind?: string | undefined;
  light?: Light | undefined;
  q?: string | undefined;
  sort?: (typeof inboxSorts)[number] | undefined;
}>;

/** `dueOn` and `light` of an inbox line are those of the caller's own actions. */
export type InboxLineView = CaseLineView & Readonly<{ myActions: readonly string[] }>;

/** `counts` tell what waits in all, whatever the filter: `dueSoon` has 3 working days left or fewer. */
export type InboxView = Page<InboxLineView> &
  Readonly<{ counts: Readonly<{ mine: number; dueSoon: number; overdue: number }> }>;

type MyLine = CaseLine & { my_actions: readonly string[]; my_due: LocalDate | null };
type Counts = { total: number; mine: number; due_soon: number; overdue: number };

const ORDERS: Readonly<Record<(typeof inboxSorts)[number], RawBuilder<unknown>>> = {
  urgency: sql`coalesce(light = 'red', false) desc, my_due asc nulls last, arrived_at, key`,
  due: sql`my_due asc nulls last, key`,
  '-due': sql`my_due desc nulls last, key`,
  arrived: sql`arrived_at, key`,
  '-arrived': sql`arrived_at desc, key`,
};

/** What the caller can act on now, the most urgent first. */
@Injectable()
export class Inbox {
  constructor(
    private readonly store: ReadStore,
    private readonly owners: CaseOwners,
    private readonly scopes: ScopeFilter,
    private readonly recusals: Recusals,
    private readonly views: LineViews,
  ) {}

  async page(filter: InboxFilter, { page, size }: PageOf): Promise<InboxView> {
    const days = await this.views.days();
    const scope = await this.scopes.current();
    const apart = { acting: actingPersons(scope.actor), ...(await this.recusals.of(scope.actor)) };
    const mine = myLines(this.owners, callerOf(scope), apart, days);
    const wanted = all(conditionsOf(filter));
    const lines = sql<MyLine>`select * from (${mine}) l where ${wanted}
      order by ${ORDERS[filter.sort ?? 'urgency']} limit ${size} offset ${(page - 1) * size}`;
    const counts = sql<Counts>`select count(*) filter (where ${wanted}) as total, count(*) as mine,
        count(*) filter (where not paused and my_due >= ${days.today}::date and my_due <= ${days.blueUntil}::date)
          as due_soon,
        count(*) filter (where light = 'red') as overdue
      from (${mine}) l`;
    const [found, counted] = await Promise.all([lines.execute(this.store.db), counts.execute(this.store.db)]);
    const { total, due_soon: dueSoon, ...tabs } = counted.rows[0]!;
    const items = await this.viewsOf(found.rows);
    return { items, total, page, size, counts: { mine: tabs.mine, dueSoon, overdue: tabs.overdue } };
  }

  private async viewsOf(lines: readonly MyLine[]): Promise<readonly InboxLineView[]> {
    const views = await this.views.of(lines.map((line) => ({ ...line, due_on: line.my_due })));
    return views.map((view, index) => ({ ...view, myActions: lines[index]!.my_actions }));
  }
}

const conditionsOf = ({ kind, light, q }: InboxFilter): readonly RawBuilder<boolean>[] => [
  ...(kind === undefined ? [] : [sql<boolean>`l.kind = ${kind}`]),
  ...(light === undefined ? [] : [sql<boolean>`l.light = ${light}`]),
  ...(q === undefined ? [] : [isAbout(q, foldSearchWords(q))]),
];

/** The lines with a duty that the caller may do: admitted as a grantee, and stopped by no rule of separation. */
const myLines = (owners: CaseOwners, caller: Caller, apart: Apart, days: LightDays) => sql<MyLine>`
  select l.*, my_actions, my_due, ${returns} as returns, ${lightOf(sql`my_due`, days)} as light
  from ${caseLines(owners)} l cross join lateral (
    select array_agg(duty->>'action' order by place) as my_actions, min((duty->>'dueOn')::date) as my_due
    from ${myDuties(caller, apart)}
  ) mine
  where l.duty_keys && ${caller.keys}::text[] and my_actions is not null`;
