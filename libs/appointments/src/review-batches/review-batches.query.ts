import { Injectable } from '@nestjs/common';
import { ScopeFilter, unitsOf, type Role } from '#access/contract';
import { ReadStore } from '#read-store';
import { sql } from 'kysely';

const READERS: readonly Role[] = ['townOrgOfficer', 'townPartyCommittee', 'countyOrgOfficer', 'countyOrgLeader'];

export type BatchView = Readonly<{
  batchId: string;
  townCode: string;
  occasion: string;
  election: string;
  urgent: boolean;
  openedOn: string;
  closedOn: string | null;
  candidates: number;
}>;

/** Batches of the towns for which the caller keeps or reviews them, the newest first. */
@Injectable()
export class ReviewBatches {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
  ) {}

  async list(): Promise<readonly BatchView[]> {
    const units = unitsOf(await this.scopes.current(), READERS);
    const query = sql<BatchView>`select batch_id as "batchId", town_code as "townCode", occasion, election, urgent,
        opened_on as "openedOn", closed_on as "closedOn",
        (select count(*)::int from review_cases c where c.batch_id = b.batch_id) as candidates
      from review_batches b where b.org_path && ${units}::text[] order by opened_on desc, batch_id limit 500`;
    return (await query.execute(this.store.db)).rows;
  }
}
