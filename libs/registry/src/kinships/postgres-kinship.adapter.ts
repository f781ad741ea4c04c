import { Injectable } from '@nestjs/common';
import { GroupedLookup } from '#event-store';
import { ReadStore } from '#read-store';
import { Kinship, type KinshipReach } from '../contract/kinship.contract.js';
import { nearRelations, relations } from '../domain/relation.js';

const RELATIVES = `
  select person_id as of, relative_id as id from kinships
    where person_id = any($1) and status = 'recorded' and relation = any($2)
  union
  select relative_id, person_id from kinships
    where relative_id = any($1) and status = 'recorded' and relation = any($2)`;

/** Those who are asked for at the same time share a round trip. */
@Injectable()
export class PostgresKinship extends Kinship {
  private readonly reaches: Readonly<Record<KinshipReach, GroupedLookup<ReadonlySet<string>>>>;

  constructor(store: ReadStore) {
    super();
    const lookup = (counted: readonly string[]) =>
      new GroupedLookup<ReadonlySet<string>>(async (personIds) => {
        const values = [personIds, counted];
        const { rows } = await store.pool.query<{ of: string; id: string }>({
          name: 'relatives_of',
          text: RELATIVES,
          values,
        });
        const found = new Map<string, Set<string>>();
        for (const { of, id } of rows) found.set(of, (found.get(of) ?? new Set()).add(id));
        return found;
      });
    this.reaches = { near: lookup(nearRelations), extended: lookup(relations) };
  }

  async nearRelativesOf(personId: string, reach: KinshipReach = 'near'): Promise<ReadonlySet<string>> {
    return (await this.reaches[reach].find(personId)) ?? new Set();
  }
}
