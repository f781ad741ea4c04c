import { Injectable } from '@nestjs/common';
import { GroupedLookup } from '#event-store';
import { ReadStore } from '#read-store';
import { TraitDirectory, type PersonTraits } from '../contract/trait-directory.contract.js';

/** Those who are asked for at the same time share a round trip. */
@Injectable()
export class PostgresTraitDirectory extends TraitDirectory {
  private readonly traits: GroupedLookup<PersonTraits>;

  constructor(store: ReadStore) {
    super();
    this.traits = new GroupedLookup(async (personIds) => {
      const { rows } = await store.pool.query<PersonTraits & { key: string }>({
        name: 'traits_of',
        text: `select key, sex, born_on as "bornOn", education, party_member as "partyMember", party_since as "partySince",
            presence = 'deceased' as "isDeceased"
          from people where key = any($1)`,
        values: [personIds],
      });
      return new Map(rows.map(({ key, ...traits }) => [key, traits]));
    });
  }

  async traitsOf(personIds: readonly string[]): Promise<ReadonlyMap<string, PersonTraits>> {
    const found = await Promise.all(personIds.map(async (id) => [id, await this.traits.find(id)] as const));
    return new Map(found.flatMap(([id, traits]) => (traits ? [[id, traits] as const] : [])));
  }
}
