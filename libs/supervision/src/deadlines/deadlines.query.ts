import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { ScopeFilter } from '#access/contract';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import type { Page, PageOf } from '#web';
import { CaseOwners } from '../contract/index.js';
import { all, caseLines, isSeen, isWithin } from '../scoping/case-lines.js';
import { callerOf } from '../scoping/caller.policy.js';
import { LineViews, type PlacedUnitView } from '../scoping/line-view.query.js';
import type { DeadlineRow } from './deadlines.projection.js';

export const deadlineStatuses = ['running', 'paused', 'met', 'cancelled'] as const;

/** `from` and `to` bound the due date, both included. */
export type DeadlineFilter = Readonly<{
  status?: DeadlineRow['status'] | undefined;
  from?: LocalDate | undefined;
  to?: LocalDate | undefined;
  rule?: string | undefined;
  org?: string | undefined;
  missed?: boolean | undefined;
}>;

export type DeadlineView = Readonly<{
  caseId: string;
  category: string;
  deadlineId: string;
  ruleKey: string;
  ruleVersion: string;
  amount: number;
  unit: string;
  anchor: LocalDate;
  startedOn: LocalDate;
  dueOn: LocalDate;
  provisional: boolean;
  calendarVersion: string;
  status: DeadlineRow['status'];
  missed: boolean;
  settledOn: LocalDate | null;
  pauseReason: string | null;
}>;

/** A deadline in a list. `remainingWorkingDays` is null where the clock does not run. */
export type ListedDeadlineView = DeadlineView &
  Readonly<{ kind: string; stage: string; org: PlacedUnitView; remainingWorkingDays: number | null }>;

type Listed = DeadlineRow & { kind: string; stage: string; org_code: string };

/** The deadlines of the cases that the caller may know of, the earliest due date first. */
@Injectable()
export class Deadlines {
  constructor(
    private readonly store: ReadStore,
    private readonly owners: CaseOwners,
    private readonly scopes: ScopeFilter,
    private readonly views: LineViews,
  ) {}

  async page(filter: DeadlineFilter, { page, size }: PageOf): Promise<Page<ListedDeadlineView>> {
    const caller = callerOf(await this.scopes.current());
    const wanted = all([isSeen(caller), ...conditionsOf(filter)]);
    const listed = sql`deadlines d join ${caseLines(this.owners)} l
      on l.key = d.category || '-' || d.case_id and l.case_id = d.case_id where ${wanted}`;
    const rows = sql<Listed>`select d.*, l.kind, l.stage, l.org_code from ${listed}
      order by d.due_on, d.key limit ${size} offset ${(page - 1) * size}`;
    const counts = sql<{ total: number }>`select count(*) as total from ${listed}`;
    const [found, counted] = await Promise.all([rows.execute(this.store.db), counts.execute(this.store.db)]);
    return { items: await this.viewsOf(found.rows), total: counted.rows[0]!.total, page, size };
  }

  private async viewsOf(rows: readonly Listed[]): Promise<readonly ListedDeadlineView[]> {
    const units = await this.views.units(rows.map(({ org_code }) => org_code));
    const remaining = await this.views.remaining();
    return rows.map((row) => ({
      ...deadlineView(row),
      kind: row.kind,
      stage: row.stage,
      org: units(row.org_code),
      remainingWorkingDays: row.status === 'running' ? remaining(row.due_on) : null,
    }));
  }
}

export const deadlineView = (row: DeadlineRow): DeadlineView => ({
  caseId: row.case_id,
  category: row.category,
  deadlineId: row.deadline_id,
  ruleKey: row.rule_key,
  ruleVersion: row.rule_version,
  amount: row.amount,
  unit: row.unit,
  anchor: row.anchor,
  startedOn: row.started_on,
  dueOn: row.due_on,
  provisional: row.provisional,
  calendarVersion: row.calendar_version,
  status: row.status,
  missed: row.missed,
  settledOn: row.settled_on,
  pauseReason: row.pause_reason,
});

const conditionsOf = ({ status, from, to, rule, org, missed }: DeadlineFilter): readonly RawBuilder<boolean>[] => [
  ...(status === undefined ? [] : [sql<boolean>`d.status = ${status}`]),
  ...(from === undefined ? [] : [sql<boolean>`d.due_on >= ${from}::date`]),
  ...(to === undefined ? [] : [sql<boolean>`d.due_on <= ${to}::date`]),
  ...(rule === undefined ? [] : [sql<boolean>`d.rule_key = ${rule}`]),
  ...(org === undefined ? [] : [isWithin(org)]),
  ...(missed === undefined ? [] : [sql<boolean>`d.missed = ${missed}`]),
];
