import { Injectable } from '@nestjs/common';
import { ReadStore } from '#read-store';
import { PersonDirectory } from '../contract/person-directory.contract.js';

@Injectable()
export class PostgresPersonDirectory extends PersonDirectory {
  constructor(private readonly store: ReadStore) {
    super();
  }

  async nameOf(personId: string): Promise<string | null> {
    return (await this.namesOf([personId])).get(personId) ?? null;
  }

  async namesOf(personIds: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
    if (personIds.length === 0) return new Map();
    const found = this.store.db.selectFrom('people').select(['key', 'name']).where('key', 'in', personIds);
    return new Map((await found.execute()).map(({ key, name }) => [key, name]));
  }

  async deceasedAmong(personIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (personIds.length === 0) return new Set();
    const { db } = this.store;
    const found = db
      .selectFrom('people')
      .select('key')
      .where('key', 'in', personIds)
      .where('presence', '=', 'deceased');
    return new Set((await found.execute()).map(({ key }) => key));
  }
}
