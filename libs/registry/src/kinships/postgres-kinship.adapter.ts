import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { ReadStore } from '#read-store';
import { Kinship, type KinshipReach } from '../contract/kinship.contract.js';
import { nearRelations, relations } from '../domain/relation.js';

@Injectable()
export class PostgresKinship extends Kinship {
  constructor(private readonly store: ReadStore) {
    super();
  }

  async nearRelativesOf(personId: string, reach: KinshipReach = 'near'): Promise<ReadonlySet<string>> {
    const counted = reach === 'near' ? nearRelations : relations;
    const { rows } = await sql<{ id: string }>`
      select relative_id as id from kinships
        where person_id = ${personId} and status = 'recorded' and relation = any(${counted})
      union
      select person_id from kinships
        where relative_id = ${personId} and status = 'recorded' and relation = any(${counted})`.execute(this.store.db);
    return new Set(rows.map(({ id }) => id));
  }
}
