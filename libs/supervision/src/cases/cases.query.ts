import { BadRequestException, Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { actingPersons, Recusals, ScopeFilter } from '#access/contract';
import { ReadStore } from '#read-store';
import type { Page, PageOf } from '#web';
import type { CaseFilters, CaseSort } from '../bodies/case-filter.js';
import { CaseOwners } from '../contract/index.js';
import { cursorText, readCursor } from '../domain/case-cursor.js';
import { all, caseLines, isSeen, lightOf, returns, type CaseLine } from '../scoping/case-lines.js';
import { callerOf } from '../scoping/caller.policy.js';
import { LineViews, type CaseLineView } from '../scoping/line-view.query.js';
import { conditionsOf } from './case-conditions.query.js';

/** `next` is the `after` of the following page, null on the last one. */
export type CasesView = Page<CaseLineView> & Readonly<{ next: string | null }>;

type Sorted = CaseLine & { sorted_by: string };
type Order = Readonly<{ by: RawBuilder<unknown>; type: RawBuilder<unknown>; descending: boolean }>;

const instants = sql`timestamptz`;
const dates = sql`date`;
const order = (by: RawBuilder<unknown>, type: RawBuilder<unknown>, descending = false): Order => ({
  by,
  type,
  descending,
});

const ORDERS: Readonly<Record<CaseSort, Order>> = {
  changed: order(sql`l.changed_at`, instants),
  '-changed': order(sql`l.changed_at`, instants, true),
  opened: order(sql`l.opened_on`, dates),
  '-opened': order(sql`l.opened_on`, dates, true),
  due: order(sql`coalesce(l.due_on, 'infinity'::date)`, dates),
  '-due': order(sql`coalesce(l.due_on, '-infinity'::date)`, dates, true),
  arrived: order(sql`l.arrived_at`, instants),
  '-arrived': order(sql`l.arrived_at`, instants, true),
};

/** Every case that the caller may know of, the latest change first where no other order is asked for. */
@Injectable()
export class Cases {
  constructor(
    private readonly store: ReadStore,
    private readonly owners: CaseOwners,
    private readonly scopes: ScopeFilter,
    private readonly recusals: Recusals,
    private readonly views: LineViews,
  ) {}

  /**
   * From `after` (the `next` of the page before) on where it is given, else the numbered page. Cases without a due date
   * come last by either order.
   */
  async page(filter: CaseFilters, { page, size, after }: PageOf & Readonly<{ after?: string }>): Promise<CasesView> {
    const scope = await this.scopes.current();
    const caller = callerOf(scope);
    const apart = { acting: actingPersons(scope.actor), ...(await this.recusals.of(scope.actor)) };
    const light = lightOf(sql`l.due_on`, await this.views.days());
    const wanted = all([isSeen(caller), ...conditionsOf(filter, { light, caller, apart })]);
    const { sort = '-changed' } = filter;
    const { by, descending } = ORDERS[sort];
    const direction = descending ? sql`desc` : sql`asc`;
    const lines = sql<Sorted>`select l.*, ${returns} as returns, ${light} as light, (${by})::text as sorted_by
      from ${caseLines(this.owners)} l where ${wanted} and ${after === undefined ? sql`true` : beyond(after, sort)}
      order by ${by} ${direction}, l.key ${direction}
      limit ${size + 1} offset ${after === undefined ? (page - 1) * size : 0}`;
    const counts = sql<{ total: number }>`select count(*) as total from ${caseLines(this.owners)} l where ${wanted}`;
    const [found, counted] = await Promise.all([lines.execute(this.store.db), counts.execute(this.store.db)]);
    const shown = found.rows.slice(0, size);
    const last = found.rows.length > size ? shown.at(-1) : undefined;
    const next = last ? cursorText({ sort, value: last.sorted_by, key: last.key }) : null;
    return { items: await this.views.of(shown), total: counted.rows[0]!.total, page, size, next };
  }
}

/** SQL condition: what comes after the line at which a page ended. */
const beyond = (after: string, sort: CaseSort): RawBuilder<boolean> => {
  const cursor = readCursor(after, sort);
  if (!cursor) throw new BadRequestException({ code: 'invalid-cursor' });
  const { by, type, descending } = ORDERS[sort];
  const place = sql`(${cursor.value}::text::${type}, ${cursor.key}::text)`;
  return descending ? sql`(${by}, l.key) < ${place}` : sql`(${by}, l.key) > ${place}`;
};
