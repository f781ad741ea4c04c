import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { ScopeFilter } from '#access/contract';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { PersonDirectory } from '#registry/contract';
import type { Page, PageOf } from '#web';
import { callerKeys } from '../scoping/caller-keys.policy.js';

/** `adjusted` is what was decided, where somebody was adjusted; `held` whether an investigation holds the case. */
export type AdjustmentLine = Readonly<{
  adjustmentId: string;
  cadre: Readonly<{ personId: string; name: string | null }>;
  villageCode: string;
  post: string;
  trigger: string;
  stage: string;
  status: string;
  outcome: string | null;
  adjusted: string | null;
  held: boolean;
  suspendedFrom: LocalDate | null;
  announced: boolean;
  openedOn: LocalDate;
  dueOn: LocalDate | null;
}>;

type Row = Omit<AdjustmentLine, 'cadre'> & Readonly<{ personId: string; total: number }>;

export type AdjustmentFilter = Readonly<{ open?: boolean | undefined }>;

/** The adjustments that the caller may know of, the newest first. */
@Injectable()
export class AdjustmentList {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
    private readonly people: PersonDirectory,
  ) {}

  async page({ open }: AdjustmentFilter, { page, size }: PageOf): Promise<Page<AdjustmentLine>> {
    const keys = callerKeys(await this.scopes.current());
    const standing = open === undefined ? sql`true` : open ? sql`c.status = 'open'` : sql`c.status = 'closed'`;
    const query = sql<Row>`
      select c.case_id as "adjustmentId", c.subject_person as "personId", c.org_code as "villageCode", c.post,
        c.kind as trigger, c.stage, c.status, c.outcome, c.adjusted, c.held, c.suspended_from as "suspendedFrom",
        c.announced, c.opened_on as "openedOn", c.due_on as "dueOn", count(*) over ()::int as total
      from adjustment_cases c where c.seen_keys && ${keys}::text[] and ${standing}
      order by c.opened_on desc, c.case_id limit ${size} offset ${(page - 1) * size}`;
    const { rows } = await query.execute(this.store.db);
    const names = await this.people.namesOf([...new Set(rows.map(({ personId }) => personId))]);
    const items = rows.map(({ personId, total: _total, ...row }) => ({
      ...row,
      cadre: { personId, name: names.get(personId) ?? null },
    }));
    return { items, total: rows[0]?.total ?? 0, page, size };
  }
}
