import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { ScopeFilter } from '#access/contract';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import type { Page, PageOf } from '#web';
import type { Stage } from '#workflow';
import { CaseOwners } from '../contract/index.js';
import { all, caseLines } from '../scoping/case-lines.js';
import { callerOf, type Caller } from '../scoping/caller.policy.js';
import { AlertViews, type AlertView, type PlacedAlert } from './alert-view.query.js';

/** `open` alerts are those whose matter is not settled. `from` and `to` bound the day on which they were raised. */
export type AlertFilter = Readonly<{
  box: 'mine' | 'unit';
  stage?: Stage | undefined;
  open?: boolean | undefined;
  from?: LocalDate | undefined;
  to?: LocalDate | undefined;
}>;

const columns = sql`a.*, l.kind, l.org_code, l.subject_person`;

/** Alerts: those that the caller receives, and those raised in the units that the caller supervises. */
@Injectable()
export class Alerts {
  constructor(
    private readonly store: ReadStore,
    private readonly owners: CaseOwners,
    private readonly scopes: ScopeFilter,
    private readonly views: AlertViews,
  ) {}

  /** The latest first. */
  async page(filter: AlertFilter, { page, size }: PageOf): Promise<Page<AlertView>> {
    const caller = callerOf(await this.scopes.current());
    const wanted = all(conditionsOf(filter));
    const inBox =
      filter.box === 'mine'
        ? this.placed(all([isTo(await this.keysOf(caller)), wanted]))
        : sql`${this.placed(wanted)} where ${isSupervised(caller)}`;
    const rows = sql<PlacedAlert>`select ${columns} from ${inBox}
      order by a.raised_position desc limit ${size} offset ${(page - 1) * size}`;
    const counts = sql<{ total: number }>`select count(*) as total from ${inBox}`;
    const [found, counted] = await Promise.all([rows.execute(this.store.db), counts.execute(this.store.db)]);
    return { items: await this.views.of(found.rows), total: counted.rows[0]!.total, page, size };
  }

  /** The case that the alert belongs to; undefined where there is no such alert or the caller may not see it. */
  async caseOf(alertId: string): Promise<Readonly<{ category: string; caseId: string }> | undefined> {
    const caller = callerOf(await this.scopes.current());
    const isMine = isTo(await this.keysOf(caller));
    const seen = sql<{ category: string; caseId: string }>`select a.category, a.case_id as "caseId"
      from ${this.placed(sql`a.key = ${alertId}`)} where ${isMine} or ${isSupervised(caller)}`;
    return (await seen.execute(this.store.db)).rows[0];
  }

  /** What was raised for the caller after a position, the earliest first. */
  async receivedAfter(caller: Caller, position: number, limit: number): Promise<readonly PlacedAlert[]> {
    return this.after(position, limit, isTo(await this.keysOf(caller)));
  }

  /** What was raised for anybody after a position, the earliest first. */
  async raisedAfter(position: number, limit: number): Promise<readonly PlacedAlert[]> {
    return this.after(position, limit, sql`true`);
  }

  /** The position of the last alert raised; -1 where there is none. */
  async lastPosition(): Promise<number> {
    const last = sql<{ last: number }>`select coalesce(max(raised_position), -1) as last from alerts`;
    return (await last.execute(this.store.db)).rows[0]!.last;
  }

  private async after(position: number, limit: number, scope: RawBuilder<boolean>): Promise<readonly PlacedAlert[]> {
    const wanted = all([sql<boolean>`a.raised_position > ${position}`, scope]);
    const rows = sql<PlacedAlert>`select ${columns} from ${this.placed(wanted)} order by a.raised_position limit ${limit}`;
    return (await rows.execute(this.store.db)).rows;
  }

  /**
   * The keys by which the caller receives. An alert names one unit for each role, and a role held at a unit receives what
   * goes to the role anywhere below it: so grants are spread over the units below them, whose number does not grow with
   * the number of cases. The planner sees the keys themselves, so it knows how many alerts they find.
   */
  private async keysOf({ persons, roles, units }: Caller): Promise<readonly string[]> {
    const spread = sql<{ key: string }>`with recursive held(role, unit) as (
        select role, unit from unnest(${roles}::text[], ${units}::text[]) granted(role, unit)
        union
        select held.role, below.code from held join org_units below on below.above_code = held.unit
      ) select 'role:' || role || '@' || unit as key from held`;
    const { rows } = await spread.execute(this.store.db);
    return [...persons.map((person) => `person:${person}`), ...rows.map(({ key }) => key)];
  }

  /** Alerts beside their case lines, found by `wanted` before they are put in order. */
  private placed(wanted: RawBuilder<boolean>) {
    return sql`(select * from alerts a where ${wanted} offset 0) a left join ${caseLines(this.owners)} l
      on l.key = a.category || '-' || a.case_id and l.case_id = a.case_id`;
  }
}

const isTo = (keys: readonly string[]): RawBuilder<boolean> => sql`a.recipient_keys && ${keys}::text[]`;

const isSupervised = ({ supervised }: Caller): RawBuilder<boolean> => sql`l.org_path && ${supervised}::text[]`;

const conditionsOf = ({ stage, open, from, to }: AlertFilter): readonly RawBuilder<boolean>[] => [
  ...(stage === undefined ? [] : [sql<boolean>`a.stage = ${stage}`]),
  ...(open === undefined ? [] : [sql<boolean>`(a.closed_on is null) = ${open}`]),
  ...(from === undefined ? [] : [sql<boolean>`a.raised_on >= ${from}::date`]),
  ...(to === undefined ? [] : [sql<boolean>`a.raised_on <= ${to}::date`]),
];
