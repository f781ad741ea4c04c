import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { ScopeFilter } from '#access/contract';
import { UnknownStreamError } from '#event-store';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import type { Page, PageOf } from '#web';
import { reviewCaller } from '../scoping/caller-keys.policy.js';

/** `candidacies` counts those that the caller may know of. */
export type SelectionView = Readonly<{
  selectionId: string;
  countyCode: string;
  villages: readonly string[];
  conditions: string;
  standing: 'planned' | 'noticed' | 'closed';
  plannedOn: LocalDate;
  noticeNo: string | null;
  postedOn: LocalDate | null;
  applyUntil: LocalDate | null;
  closedOn: LocalDate | null;
  candidacies: number;
}>;

/** Open selections: those that are noticed are public, the others are known to the county that plans them. */
@Injectable()
export class OpenSelections {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
  ) {}

  async page({ page, size }: PageOf): Promise<Page<SelectionView>> {
    const known = await this.known();
    const cut = sql`order by s.planned_on desc, s.selection_id limit ${size} offset ${(page - 1) * size}`;
    const items = await this.rows(known, cut);
    const query = sql<{ total: number }>`select count(*)::int as total from open_selections s where ${known}`;
    const { total } = (await query.execute(this.store.db)).rows[0]!;
    return { items, total, page, size };
  }

  /** Throws UnknownStreamError. */
  async one(selectionId: string): Promise<SelectionView> {
    const [found] = await this.rows(sql`${await this.known()} and s.selection_id = ${selectionId}`, sql``);
    if (!found) throw new UnknownStreamError();
    return found;
  }

  private async known(): Promise<RawBuilder<unknown>> {
    const { countyUnits } = reviewCaller(await this.scopes.current());
    return sql`(s.posted_on is not null or s.org_path && ${countyUnits}::text[])`;
  }

  private async rows(known: RawBuilder<unknown>, cut: RawBuilder<unknown>): Promise<readonly SelectionView[]> {
    const { keys } = reviewCaller(await this.scopes.current());
    const query = sql<SelectionView>`select s.selection_id as "selectionId",
        s.org_path[array_length(s.org_path, 1)] as "countyCode", s.villages, s.conditions,
        case when s.closed_on is not null then 'closed' when s.posted_on is not null then 'noticed'
          else 'planned' end as standing,
        s.planned_on as "plannedOn", s.notice_no as "noticeNo", s.posted_on as "postedOn",
        s.apply_until as "applyUntil", s.closed_on as "closedOn",
        (select count(*)::int from candidacy_cases c
          where c.selection_id = s.selection_id and c.seen_keys && ${keys}::text[]) as candidacies
      from open_selections s where ${known} ${cut}`;
    return (await query.execute(this.store.db)).rows;
  }
}
