import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { ScopeFilter, type CallerScope } from '#access/contract';
import { RejectedError, UnknownStreamError } from '#event-store';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { OrgTree, PersonDirectory } from '#registry/contract';
import type { Page, PageOf } from '#web';
import type { CaseFilters } from '../bodies/case-filter.js';
import type { KeptFilter } from '../domain/case-view.events.js';
import { caseView } from '../domain/case-view.js';
import { shareKey, type CaseViewRow } from './case-views.projection.js';
import { outdatedIn } from './kept-filter.js';
import { LineViews, type PersonView, type UnitView } from './line-view.query.js';

/** `outdated` names the filters that the list no longer takes: such a view is not applied. */
export type CaseViewView = Readonly<{
  viewId: string;
  name: string;
  own: boolean;
  /** Whether the caller begins with it. */
  isDefault: boolean;
  owner: PersonView;
  filter: KeptFilter;
  outdated: readonly string[];
  sharedWith: readonly Readonly<{ role: string; org: UnitView }>[];
  changedOn: LocalDate;
}>;

/** The name under which a caller asks for the view that they begin with. */
export const DEFAULT_VIEW = 'default';

type Found = CaseViewRow & { name: string; filter: KeptFilter };

/** The named filters that are the caller's own, or shared with a role that they hold at or below the unit of the share. */
@Injectable()
export class CaseViews {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
    private readonly tree: OrgTree,
    private readonly people: PersonDirectory,
    private readonly lines: LineViews,
  ) {}

  /** Own ones first, by name. */
  async page({ page, size }: PageOf): Promise<Page<CaseViewView>> {
    const scope = await this.scopes.current();
    const shown = await this.isShownTo(scope);
    const rows = sql<Found>`select v.* from case_views v where ${shown}
      order by v.owner_id is distinct from ${scope.asPerson}, v.name, v.view_id limit ${size} offset ${(page - 1) * size}`;
    const counts = sql<{ total: number }>`select count(*) as total from case_views v where ${shown}`;
    const [found, counted] = await Promise.all([rows.execute(this.store.db), counts.execute(this.store.db)]);
    const items = await this.viewsOf(found.rows, scope.asPerson, await this.defaultOf(scope));
    return { items, total: counted.rows[0]!.total, page, size };
  }

  /**
   * The filter of a view, of the caller's default where it is asked for by that name: none where they have chosen none. Throws
   * where the caller has no such view, and where the list no longer takes its filter.
   */
  async filterOf(view: string): Promise<CaseFilters> {
    const viewId = view === DEFAULT_VIEW ? await this.defaultOf(await this.scopes.current()) : view;
    if (viewId === null) return {};
    const found = await this.find(viewId);
    if (!found) throw new UnknownStreamError(false, caseView.unknown);
    const outdated = outdatedIn(found.filter);
    if (outdated.length > 0) throw new RejectedError('view-outdated', { filters: outdated.join('、') });
    return found.filter;
  }

  /** Whether the view is the caller's own or shared with them. */
  async isKnown(viewId: string): Promise<boolean> {
    return (await this.find(viewId)) !== undefined;
  }

  private async defaultOf({ asPerson }: CallerScope): Promise<string | null> {
    if (asPerson === null) return null;
    const chosen = this.store.db.selectFrom('default_views').select('view_id').where('key', '=', asPerson);
    return (await chosen.executeTakeFirst())?.view_id ?? null;
  }

  private async find(viewId: string): Promise<Found | undefined> {
    const shown = await this.isShownTo(await this.scopes.current());
    const { rows } = await sql<Found>`select v.* from case_views v where v.key = ${viewId} and ${shown}`.execute(
      this.store.db,
    );
    return rows[0];
  }

  /** SQL condition on the views `v`. A view whose owner was erased is nobody's. */
  private async isShownTo({ asPerson, grants }: CallerScope): Promise<RawBuilder<boolean>> {
    const paths = await Promise.all(grants.map(({ orgCode }) => this.tree.path(orgCode)));
    const keys = grants.flatMap(({ role }, index) => paths[index]!.map((orgCode) => shareKey({ role, orgCode })));
    return sql`(v.filter is not null and v.name is not null
      and (v.owner_id = ${asPerson} or v.share_keys && ${[...new Set(keys)]}::text[]))`;
  }

  private async viewsOf(
    rows: readonly Found[],
    asPerson: string | null,
    chosen: string | null,
  ): Promise<readonly CaseViewView[]> {
    const [units, names] = await Promise.all([
      this.lines.units(rows.flatMap(({ shares }) => shares.map(({ orgCode }) => orgCode))),
      this.people.namesOf([...new Set(rows.map(({ owner_id }) => owner_id))]),
    ]);
    return rows.map((row) => ({
      viewId: row.view_id,
      name: row.name,
      own: row.owner_id === asPerson,
      isDefault: row.view_id === chosen,
      owner: { personId: row.owner_id, name: names.get(row.owner_id) ?? null },
      filter: row.filter,
      outdated: outdatedIn(row.filter),
      sharedWith: row.shares.map(({ role, orgCode }) => ({ role, org: { code: orgCode, name: units(orgCode).name } })),
      changedOn: row.changed_on,
    }));
  }
}
