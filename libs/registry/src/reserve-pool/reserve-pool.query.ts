import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { ScopeFilter, unitsOf, type Role } from '#access/contract';
import { Clock, type LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { Rulebook } from '#rulebook';
import { OrgTree } from '../contract/org-tree.contract.js';
import type { ReserveFinding } from '../domain/reserve-entry.events.js';
import { isMember, type ReserveEntry, type ReserveStage } from '../domain/reserve-entry.state.js';
import { reserveMinimum } from '../domain/reserve-rules.js';
import { scopeUnits } from '../scoping/scope-units.js';

/** Those who see the pools at and below their units. */
const READERS: readonly Role[] = [
  'villageSecretary',
  'townOrgOfficer',
  'townPartyCommittee',
  'countyOrgOfficer',
  'countyOrgLeader',
  'supervisionOffice',
];

export type ReserveEntryLine = Readonly<{
  entryId: string;
  personId: string;
  name: string | null;
  stage: ReserveStage;
  mentorId: string | null;
  findings: readonly ReserveFinding[];
  reviewDueOn: LocalDate | null;
}>;

/** `gap` is how many members are missing; `gapSince` is null where no clock runs on it. */
export type VillagePool = Readonly<{
  villageCode: string;
  villageName: string;
  members: number;
  minimum: number;
  gap: number;
  gapSince: LocalDate | null;
  entries: readonly ReserveEntryLine[];
}>;

export type ReservePoolPage = Readonly<{ items: readonly VillagePool[]; total: number; page: number; size: number }>;

type Found = {
  total: number;
  code: string | null;
  name: string;
  gap_since: LocalDate | null;
  entries: readonly { name: string | null; due_on: LocalDate | null; state: ReserveEntry }[];
};

@Injectable()
export class ReservePoolQuery {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
    private readonly rulebook: Rulebook,
    private readonly tree: OrgTree,
    private readonly clock: Clock,
  ) {}

  /** The pools of the villages at and below the unit, or of all that the caller may see, in the order of their codes. */
  async page(unit: string | undefined, page: number, size: number): Promise<ReservePoolPage> {
    const units = unitsOf(await this.scopes.current(), READERS);
    const within =
      unit === undefined ? sql`true` : sql`u.key in (with recursive ${scopeUnits([unit])} select code from scope)`;
    const { rows } = await sql<Found>`with recursive ${scopeUnits(units)},
        wanted as materialized (select u.key, u.name from org_units u
          where u.level = 'village' and u.status = 'open' and u.key in (select code from scope) and ${within}),
        listed as (select * from wanted order by key limit ${size} offset ${(page - 1) * size})
      select counted.total, u.key as code, u.name,
        (select g.state->>'gapSince' from reserve_pools g where g.case_id = u.key) as gap_since,
        (select coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'due_on', e.due_on, 'state', e.state) order by e.key), '[]')
          from reserve_entries e left join people p on p.key = e.subject_person
          where e.org_code = u.key and e.status = 'open') as entries
      from (select count(*) as total from wanted) counted left join listed u on true
      order by u.key`.execute(this.store.db);
    const total = rows[0]!.total;
    const items = await Promise.all(
      rows.flatMap(({ code, ...found }) => (code === null ? [] : this.poolOf(code, found))),
    );
    return { items, total, page, size };
  }

  private async poolOf(villageCode: string, { name, gap_since, entries }: Omit<Found, 'code'>): Promise<VillagePool> {
    const edition = await this.rulebook.current();
    const [path, today] = [await this.tree.path(villageCode), this.clock.today()];
    const minimum = reserveMinimum((key) => edition.inForce(key, path, today));
    const members = entries.filter(({ state }) => isMember(state)).length;
    return {
      villageCode,
      villageName: name,
      members,
      minimum,
      gap: Math.max(0, minimum - members),
      gapSince: gap_since,
      entries: entries.map(({ name: person, due_on, state: { entryId, personId, stage, mentorId, findings } }) => ({
        entryId,
        personId,
        name: person,
        stage,
        mentorId,
        findings,
        reviewDueOn: due_on,
      })),
    };
  }
}
