import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { ScopeFilter } from '#access/contract';
import { UnknownStreamError } from '#event-store';
import { ReadStore } from '#read-store';
import { CaseOwners, CaseSight, type CaseRow, type SeenCase } from '../contract/index.js';
import { isParty, isSeen } from '../scoping/case-lines.js';
import { callerOf, type Caller } from '../scoping/caller.policy.js';

type Found = CaseRow & { key: string; is_party: boolean };

@Injectable()
export class PostgresCaseSight extends CaseSight {
  constructor(
    private readonly store: ReadStore,
    private readonly owners: CaseOwners,
    private readonly scopes: ScopeFilter,
  ) {
    super();
  }

  async find(caseId: string): Promise<SeenCase> {
    const caller = callerOf(await this.scopes.current());
    const found = await Promise.all(
      this.owners.all().map(({ view, category }) => this.row(caller, view, category, caseId)),
    );
    const seen = found.find((row) => row !== undefined);
    if (!seen) throw new UnknownStreamError();
    const { key: stream, is_party: isParty, ...row } = seen;
    return { row, stream, isParty, keys: caller.keys };
  }

  /** The whole row, with the columns that only its context knows. */
  private async row(caller: Caller, view: string, category: string, caseId: string): Promise<Found | undefined> {
    const query = sql<Found>`select l.*, ${isParty(caller)} as is_party
      from ${sql.table(view)} l where l.key = ${`${category}-${caseId}`} and ${isSeen(caller)}`;
    return (await query.execute(this.store.db)).rows[0];
  }
}
