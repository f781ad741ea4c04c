import { Injectable } from '@nestjs/common';
import { ReadStore } from '#read-store';
import { reserveEntries, terms } from '../read-models.js';

/** Whom a unit that has ended leaves behind, as the read store has them. */
@Injectable()
export class PeopleLeft {
  constructor(private readonly store: ReadStore) {}

  /** False where the read models did not come as far as `position` in time. */
  async readUpTo(position: bigint, timeoutMs: number): Promise<boolean> {
    return this.store.waitFor([terms.name, reserveEntries.name], position, timeoutMs);
  }

  /** The terms that have no end on record. */
  async termsIn(orgCode: string): Promise<readonly string[]> {
    const rows = await this.store.db
      .selectFrom('terms')
      .select('term_id')
      .where('org_code', '=', orgCode)
      .where('ended_on', 'is', null)
      .orderBy('term_id')
      .execute();
    return rows.map(({ term_id }) => term_id);
  }

  async entriesIn(villageCode: string): Promise<readonly string[]> {
    const rows = await this.store.db
      .selectFrom('reserve_entries')
      .select('case_id')
      .where('org_code', '=', villageCode)
      .where('status', '=', 'open')
      .orderBy('case_id')
      .execute();
    return rows.map(({ case_id }) => case_id);
  }
}
