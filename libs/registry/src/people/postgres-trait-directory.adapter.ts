import { Injectable } from '@nestjs/common';
import { ReadStore } from '#read-store';
import { TraitDirectory, type PersonTraits } from '../contract/trait-directory.contract.js';

@Injectable()
export class PostgresTraitDirectory extends TraitDirectory {
  constructor(private readonly store: ReadStore) {
    super();
  }

  async traitsOf(personIds: readonly string[]): Promise<ReadonlyMap<string, PersonTraits>> {
    if (personIds.length === 0) return new Map();
    const found = await this.store.db
      .selectFrom('people')
      .select(['key', 'sex', 'born_on as bornOn', 'party_member as partyMember'])
      .where('key', 'in', personIds)
      .execute();
    return new Map(found.map(({ key, ...traits }) => [key, traits]));
  }
}
