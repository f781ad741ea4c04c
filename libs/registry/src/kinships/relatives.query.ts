import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { ScopeFilter } from '#access/contract';
import { Clock } from '#kernel';
import { ReadStore } from '#read-store';
import { inverseOf, type Relation } from '../domain/relation.js';
import { isKeptPerson, isSeenPerson } from '../scoping/seen-people.policy.js';

/** `status` tells a relative who counts from one whom the person has only declared. */
export type RelativeLine = Readonly<{
  relativeId: string;
  name: string | null;
  relation: Relation;
  status: 'recorded' | 'declared';
}>;

type Found = {
  relative_id: string;
  name: string | null;
  relation: Relation;
  forward: boolean;
  status: RelativeLine['status'];
};

/** The relatives of a person, for the registrars of the person's unit and for the person. */
@Injectable()
export class Relatives {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
    private readonly clock: Clock,
  ) {}

  /**
   * Undefined where there is no such person and, alike, where the caller may not see their relatives. Only the one who
   * declared sees a pair before it is confirmed, besides the registrars; a name of a declared relative is shown to those
   * who may see that person anyhow.
   */
  async of(personId: string): Promise<readonly RelativeLine[] | undefined> {
    const scope = await this.scopes.current();
    const kept = sql`select p.key from people p where p.key = ${personId} and ${isKeptPerson(scope)}`;
    if ((await kept.execute(this.store.db)).rows.length === 0) return undefined;
    const own = scope.actor.personId === personId;
    const { rows } = await sql<Found>`
      select k.relative_id, k.relation, k.forward, k.status,
        (select p.name from people p where p.key = k.relative_id
          and (k.status = 'recorded' or ${isSeenPerson(scope, this.clock.today())})) as name
      from (
        select relative_id, relation, true as forward, status from kinships where person_id = ${personId}
        union all
        select person_id, relation, false, status from kinships where relative_id = ${personId}
      ) k
      where k.relation is not null and (k.status = 'recorded' or k.status = 'declared' and (k.forward or not ${own}))
      order by k.relation, k.relative_id`.execute(this.store.db);
    return rows.map(({ relative_id, name, relation, forward, status }) => ({
      relativeId: relative_id,
      name,
      relation: forward ? relation : inverseOf(relation),
      status,
    }));
  }
}
