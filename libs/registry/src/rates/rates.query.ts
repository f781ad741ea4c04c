import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import type { OrgLevel } from '../domain/org-level.js';
import { postGroups } from '../domain/post-groups.js';
import { unitsOn } from '../scoping/units-on.js';
import { withinUnits } from '../scoping/within-units.js';

/** `share` lies between 0 and 1, rounded to four places; null where there is nothing to divide by. */
export type Rate = Readonly<{ numerator: number; denominator: number; share: number | null }>;

/**
 * One-shoulder: villages of which one person is secretary and director (and chair of the collective), out of all villages.
 * Cross-appointment: persons in both village committees, out of all persons in either. Party shares: Party members, as the
 * register knows them now or as their Party post shows, out of all who hold the post on the day.
 * Villages count that there were on the day, where they lay then. Basis: handbook W1c, "Metrics" (the divisors: DEFAULT).
 */
export const rateNames = [
  'oneShoulder',
  'oneShoulderWithCollective',
  'crossAppointment',
  'vcPartyShare',
  'representativePartyShare',
  'vscDirectorPartyShare',
] as const;

export type RateName = (typeof rateNames)[number];
export type Rates = Readonly<Record<RateName, Rate>>;

type Place = Readonly<{ code: string; name: string }>;
type UnitRates = Place & Readonly<{ level: OrgLevel; villages: number; rates: Rates }>;

/** `missing` names the villages that add nothing to the numerator of a rate. */
export type RatesView = UnitRates &
  Readonly<{ on: LocalDate; missing: Readonly<Record<RateName, readonly Place[]>>; units: readonly UnitRates[] }>;

type Counts = Readonly<Record<`${RateName}_n` | `${RateName}_d`, number>>;
type UnitRow = Place & Counts & Readonly<{ level: OrgLevel; villages: number }>;

@Injectable()
export class RegistryRates {
  constructor(private readonly store: ReadStore) {}

  /** Undefined where the unit does not lie at or below `units`. Below a village there are no units. */
  async of(unit: string, on: LocalDate, units: readonly string[]): Promise<RatesView | undefined> {
    const seen = sql<{ code: string }>`select code from org_units where key = ${unit}
      and ${withinUnits('org_units.key', units)}`;
    if ((await seen.execute(this.store.db)).rows.length === 0) return undefined;
    const [groups, villages] = await Promise.all([
      sql<UnitRow>`${villagesOf(unit, on)}, up as (
          select code as village, code as unit, parent_code from below where level = 'village'
          union all
          select up.village, b.code, b.parent_code from up join below b on b.code = up.parent_code
        )
        select b.code, b.name, b.level, count(v.code)::int as villages, ${sums}
        from below b left join up on up.unit = b.code left join village v on v.code = up.village
        where b.level <> 'village' or b.code = ${unit}
        group by b.code, b.name, b.level order by b.code`.execute(this.store.db),
      sql<Place & Counts>`${villagesOf(unit, on)} select * from village order by code`.execute(this.store.db),
    ]);
    const views = groups.rows.map(viewOf);
    const own = views.find(({ code }) => code === unit);
    if (!own) return undefined;
    const missing = Object.fromEntries(
      rateNames.map((rate) => [rate, villages.rows.filter((village) => village[`${rate}_n`] === 0).map(placeOf)]),
    ) as unknown as RatesView['missing'];
    return { ...own, on, missing, units: views.filter((view) => view !== own) };
  }
}

const party = sql`array[${sql.join(postGroups.party)}]::text[]`;
const committee = sql`array[${sql.join(postGroups.villagersCommittee)}]::text[]`;

const columns = rateNames.flatMap((rate) => [`${rate}_n`, `${rate}_d`]);
const sums = sql.join(columns.map((column) => sql`coalesce(sum(v.${sql.ref(column)}), 0)::int as ${sql.ref(column)}`));

/** Numerator and denominator of each rate for each village at or below the unit, as `village`; the units as `below`. */
const villagesOf = (unit: string, on: LocalDate): RawBuilder<unknown> => sql`
  with recursive ${unitsOn(unit, on)}, holder as (
    select t.org_code, t.person_id,
      bool_or(t.post = 'secretary') as secretary,
      bool_or(t.post = 'vcDirector') as director,
      bool_or(t.post = 'collectiveChair') as chair,
      bool_or(t.post = any(${party})) as in_party,
      bool_or(t.post = any(${committee})) as in_vc,
      bool_or(t.post = 'villagerRep') as representative,
      bool_or(t.post = 'vscDirector') as vsc_director,
      coalesce(bool_or(p.party_member), false) or bool_or(t.post = any(${party})) as member
    from terms t join below b on b.code = t.org_code and b.level = 'village'
      left join people p on p.key = t.person_id
    where t.started_on <= ${on}::date and (t.ended_on is null or t.ended_on > ${on}::date)
    group by t.org_code, t.person_id
  ), village as (
    select b.code, b.name,
      coalesce(bool_or(h.secretary and h.director), false)::int as "oneShoulder_n",
      1 as "oneShoulder_d",
      coalesce(bool_or(h.secretary and h.director and h.chair), false)::int as "oneShoulderWithCollective_n",
      1 as "oneShoulderWithCollective_d",
      (count(*) filter (where h.in_party and h.in_vc))::int as "crossAppointment_n",
      (count(*) filter (where h.in_party or h.in_vc))::int as "crossAppointment_d",
      (count(*) filter (where h.in_vc and h.member))::int as "vcPartyShare_n",
      (count(*) filter (where h.in_vc))::int as "vcPartyShare_d",
      (count(*) filter (where h.representative and h.member))::int as "representativePartyShare_n",
      (count(*) filter (where h.representative))::int as "representativePartyShare_d",
      (count(*) filter (where h.vsc_director and h.member))::int as "vscDirectorPartyShare_n",
      (count(*) filter (where h.vsc_director))::int as "vscDirectorPartyShare_d"
    from below b left join holder h on h.org_code = b.code
    where b.level = 'village' and b.there
    group by b.code, b.name
  )`;

const placeOf = ({ code, name }: Place): Place => ({ code, name });

const viewOf = (row: UnitRow): UnitRates => ({
  ...placeOf(row),
  level: row.level,
  villages: row.villages,
  rates: Object.fromEntries(
    rateNames.map((rate) => [rate, rateOf(row[`${rate}_n`], row[`${rate}_d`])]),
  ) as unknown as Rates,
});

const rateOf = (numerator: number, denominator: number): Rate => ({
  numerator,
  denominator,
  share: denominator === 0 ? null : Number((numerator / denominator).toFixed(4)),
});
