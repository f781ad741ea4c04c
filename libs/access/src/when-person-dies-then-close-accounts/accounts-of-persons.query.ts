import { Injectable } from '@nestjs/common';
import { ReadStore } from '#read-store';

export type OwnAccount = Readonly<{ accountId: string; orgCode: string }>;

const OPEN = `
  select person_id as "personId", jsonb_object_agg(account_id, org_code) as "units" from (
    select person_id::text, account_id::text, org_code from access.credential where person_id = any($1::text[]::uuid[])
    union select person_id, key, org_code from grants where person_id = any($1::text[])
  ) open group by person_id`;

/** Open accounts as both know them: the credentials, which are there at once, and the read model, where one has none yet. */
@Injectable()
export class AccountsOfPersons {
  constructor(private readonly store: ReadStore) {}

  /** Persons without an account are missing from the map. */
  async of(personIds: readonly string[]): Promise<ReadonlyMap<string, readonly OwnAccount[]>> {
    const { rows } = await this.store.pool.query<{ personId: string; units: Readonly<Record<string, string>> }>({
      name: 'accounts_of_persons',
      text: OPEN,
      values: [personIds],
    });
    const own = (units: Readonly<Record<string, string>>) =>
      Object.entries(units).map(([accountId, orgCode]) => ({ accountId, orgCode }));
    return new Map(rows.map(({ personId, units }) => [personId, own(units)]));
  }
}
