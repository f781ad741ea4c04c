import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { groundsOn, type Ground, type Tier } from '../domain/ineligibility.js';

/** The table of grounds as it holds in a county on a day. */
@Injectable()
export class IneligibilityGrounds {
  constructor(private readonly store: ReadStore) {}

  async inForce(countyCode: string, on: LocalDate): Promise<readonly Ground[]> {
    const rows = await this.store.db
      .selectFrom('county_grounds')
      .selectAll()
      .where('county_code', '=', countyCode)
      .orderBy('code')
      .execute();
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
}
