import { Injectable } from '@nestjs/common';
import { GroupedLookup } from '#event-store';
import type { Actor } from '#kernel';
import { ReadStore } from '#read-store';
import { Kinship } from '#registry/contract';
import { actingPersons, Recusals, type Recusal } from '../contract/recusals.contract.js';

const INTERESTS = `
  select i.person_id as person, array_agg(x.id) as ids
  from interests i, lateral (values (i.case_id), (i.about_person)) as x(id)
  where i.person_id = any($1) and i.ended_on is null and x.id is not null
  group by i.person_id`;

@Injectable()
export class PostgresRecusals extends Recusals {
  /** Those who are asked for at the same time share a round trip. */
  private readonly interests: GroupedLookup<readonly string[]>;

  constructor(
    store: ReadStore,
    private readonly kinship: Kinship,
  ) {
    super();
    this.interests = new GroupedLookup(async (persons) => {
      const { rows } = await store.pool.query<{ person: string; ids: readonly string[] }>({
        name: 'interests_of',
        text: INTERESTS,
        values: [persons],
      });
      return new Map(rows.map(({ person, ids }) => [person, ids]));
    });
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
    const found = await Promise.all(persons.map((person) => this.interests.find(person)));
    return found.flatMap((ids) => ids ?? []);
  }
}
