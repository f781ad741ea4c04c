import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { ReadStore } from '#read-store';

/** The adjustments of a person that are not over. */
@Injectable()
export class OpenAdjustments {
  constructor(private readonly store: ReadStore) {}

  async of(personId: string): Promise<readonly string[]> {
    const query = sql<{ id: string }>`select c.case_id as id from adjustment_cases c
      where c.subject_person = ${personId} and c.status = 'open' order by c.case_id`;
    return (await query.execute(this.store.db)).rows.map(({ id }) => id);
  }
}
