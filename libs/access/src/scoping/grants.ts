import { Injectable } from '@nestjs/common';
import { GroupedLookup } from '#event-store';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import type { RoleGrant } from '../contract/scope.contract.js';
import type { GrantsRow } from './grants.projection.js';

declare module '#read-store' {
  interface ReadTables {
    grants: GrantsRow & { key: string };
  }
}

/** What accounts may do, read anew for each question: a revocation holds from the moment in which it is projected. */
@Injectable()
export class Grants {
  private readonly accounts: GroupedLookup<readonly RoleGrant[]>;

  constructor(store: ReadStore) {
    this.accounts = new GroupedLookup(async (accountIds) => {
      const { rows } = await store.pool.query<{ key: string; held: readonly RoleGrant[] }>({
        name: 'grants_of',
        text: 'select key, held from grants where key = any($1)',
        values: [accountIds],
      });
      return new Map(rows.map(({ key, held }) => [key, held]));
    });
  }

  /** The roles that the account holds on the day; undefined where it is not open. */
  async of(accountId: string, date: LocalDate): Promise<readonly RoleGrant[] | undefined> {
    const held = await this.accounts.find(accountId);
    return held?.filter(({ from, until }) => from <= date && (until === null || date <= until));
  }
}
