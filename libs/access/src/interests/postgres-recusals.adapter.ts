import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel';
import { ReadStore } from '#read-store';
import { Kinship } from '#registry/contract';
import { actingPersons, Recusals, type Recusal } from '../contract/recusals.contract.js';

@Injectable()
export class PostgresRecusals extends Recusals {
  constructor(
    private readonly store: ReadStore,
    private readonly kinship: Kinship,
  ) {
    super();
  }

  async of(actor: Actor): Promise<Recusal> {
    const persons = actingPersons(actor);
    const [interests, ...relatives] = await Promise.all([
      this.interestsOf(persons),
      ...persons.map((person) => this.kinship.nearRelativesOf(person)),
    ]);
    return { interests, relatives: [...new Set(relatives.flatMap((of) => [...of]))] };
  }

  private async interestsOf(persons: readonly string[]): Promise<readonly string[]> {
    if (persons.length === 0) return [];
    const rows = await this.store.db
      .selectFrom('interests')
      .select(['case_id', 'about_person'])
      .where('person_id', 'in', persons)
      .where('ended_on', 'is', null)
      .execute();
    return rows.flatMap((row) => [row.case_id, row.about_person]).filter((id) => id !== null);
  }
}
