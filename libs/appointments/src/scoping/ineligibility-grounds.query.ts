import { Injectable } from '@nestjs/common';
import { ScopeFilter, unitsOf } from '#access/contract';
import { GroupedLookup } from '#event-store';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { byCounty } from './by-county.js';
import { groundsOn, type Ground, type Tier } from '../domain/ineligibility.js';

/** A ground that somebody has to approve before it holds. */
export type AwaitedGround = Omit<Ground, 'endsOn'> & Readonly<{ countyCode: string; addedBy: string }>;

/** The table of grounds: as it holds in a county on a day, and what waits for approval. */
@Injectable()
export class IneligibilityGrounds {
  /** Reviews of one county that are acted on at the same time share a round trip. */
  private readonly approved = new GroupedLookup(async (counties) =>
    byCounty(counties, await this.approvedIn(counties)),
  );

  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
  ) {}

  async inForce(countyCode: string, on: LocalDate): Promise<readonly Ground[]> {
    const rows = (await this.approved.find(countyCode)) ?? [];
    const added = rows.map(
      ({ code, tier, zh, en, basis, evidence, effective_from: effectiveFrom, ends_on: endsOn }): Ground => ({
        code,
        tier: tier as Tier,
        zh,
        en,
        basis,
        evidence,
        effectiveFrom,
        endsOn,
      }),
    );
    return groundsOn(added, on);
  }

  private approvedIn(counties: readonly string[]) {
    return this.store.db
      .selectFrom('county_grounds')
      .selectAll()
      .where('county_code', 'in', [...counties])
      .where('approved_on', 'is not', null)
      .orderBy('code')
      .execute();
  }

  /** Those of the counties at which the caller adds grounds or approves them. */
  async awaited(): Promise<readonly AwaitedGround[]> {
    const units = unitsOf(await this.scopes.current(), ['countyOrgLeader', 'countyDisciplineOfficer']);
    if (units.length === 0) return [];
    const rows = await this.store.db
      .selectFrom('county_grounds')
      .selectAll()
      .where('county_code', 'in', [...units])
      .where('approved_on', 'is', null)
      .where('ends_on', 'is', null)
      .orderBy('county_code')
      .orderBy('code')
      .execute();
    return rows.map((row) => ({
      countyCode: row.county_code,
      code: row.code,
      tier: row.tier as Tier,
      zh: row.zh,
      en: row.en,
      basis: row.basis,
      evidence: row.evidence,
      effectiveFrom: row.effective_from,
      addedBy: row.added_by,
    }));
  }
}
