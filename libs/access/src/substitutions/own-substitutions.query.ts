import { Injectable } from '@nestjs/common';
import { Clock, type LocalDate } from '#kernel';
import { PersonDirectory } from '#registry/contract';
import { ReadStore } from '#read-store';
import type { LentRole } from '../domain/substitution.events.js';
import type { SubstitutionRow } from './substitutions.projection.js';

type PersonView = Readonly<{ personId: string; name: string | null }>;

/** `inForce` holds on its days once the substitute has agreed. */
export type SubstitutionView = Readonly<{
  substitutionId: string;
  principal: PersonView;
  substitute: PersonView;
  lent: LentRole;
  from: LocalDate;
  until: LocalDate;
  onward: boolean;
  reason: string | null;
  status: SubstitutionRow['status'];
  inForce: boolean;
}>;

/** The substitutions of a person, on either side, the latest first. */
@Injectable()
export class OwnSubstitutions {
  constructor(
    private readonly store: ReadStore,
    private readonly people: PersonDirectory,
    private readonly clock: Clock,
  ) {}

  async of(personId: string): Promise<readonly SubstitutionView[]> {
    const rows = await this.store.db
      .selectFrom('substitutions')
      .selectAll()
      .where((or) => or.or([or('principal_id', '=', personId), or('substitute_id', '=', personId)]))
      .orderBy('until_on', 'desc')
      .orderBy('key')
      .execute();
    const persons = rows.flatMap((row) => [row.principal_id, row.substitute_id]);
    const names = await this.people.namesOf([...new Set(persons)]);
    const person = (id: string): PersonView => ({ personId: id, name: names.get(id) ?? null });
    const today = this.clock.today();
    return rows.map((row) => ({
      substitutionId: row.substitution_id,
      principal: person(row.principal_id),
      substitute: person(row.substitute_id),
      lent: row.lent,
      from: row.from_on,
      until: row.until_on,
      onward: row.onward,
      reason: row.reason,
      status: row.status,
      inForce: row.status === 'agreed' && row.from_on <= today && today <= row.until_on,
    }));
  }
}
