import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { PersonDirectory } from '#registry/contract';
import { ScopeFilter, unitsOf } from '../contract/scope.contract.js';
import type { InterestRow } from './interests.projection.js';
import { unitsBelow } from '../scoping/units-below.js';

type PersonView = Readonly<{ personId: string; name: string | null }>;

/** A reason and a person concerned are null once the official has been erased. */
export type InterestView = Readonly<{
  interestId: string;
  official: PersonView;
  caseId: string | null;
  aboutPersonId: string | null;
  reason: string | null;
  declaredOn: LocalDate;
  endedOn: LocalDate | null;
}>;

/** The interests that the caller has declared, and, for a supervision office, those of officials below it. */
@Injectable()
export class Interests {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
    private readonly people: PersonDirectory,
  ) {}

  /** The latest first. */
  async list(): Promise<readonly InterestView[]> {
    const scope = await this.scopes.current();
    const supervised = unitsOf(scope, ['supervisionOffice']);
    const { rows } = await sql<InterestRow>`
      with recursive ${unitsBelow(supervised)}
      select i.* from interests i
      where i.person_id = ${scope.actor.personId ?? null} or i.unit_code in (select code from scope)
      order by i.declared_on desc, i.interest_id`.execute(this.store.db);
    const names = await this.people.namesOf([...new Set(rows.map((row) => row.person_id))]);
    return rows.map((row) => ({
      interestId: row.interest_id,
      official: { personId: row.person_id, name: names.get(row.person_id) ?? null },
      caseId: row.case_id,
      aboutPersonId: row.about_person,
      reason: row.reason,
      declaredOn: row.declared_on,
      endedOn: row.ended_on,
    }));
  }
}
