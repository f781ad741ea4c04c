import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { ScopeFilter } from '#access/contract';
import { Clock } from '#kernel';
import { ReadStore } from '#read-store';
import { isKeptPerson, isSeenPerson } from '../scoping/seen-people.policy.js';
import type { PersonRow } from './people.projection.js';
import type { PersonView } from '../bodies/person-view.js';

type Found = PersonRow & { org_name: string | null; kept: boolean };

/** A person as the caller may see them: traits are for the registrars of the person's unit, and for the person. */
@Injectable()
export class PersonDetail {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
    private readonly clock: Clock,
  ) {}

  /** Undefined where there is no such person and, alike, where the caller may not see them. */
  async find(personId: string): Promise<PersonView | undefined> {
    const scope = await this.scopes.current();
    const { rows } = await sql<Found>`select p.*, u.name as org_name, ${isKeptPerson(scope)} as kept
      from people p left join org_units u on u.key = p.org_code
      where p.key = ${personId} and ${isSeenPerson(scope, this.clock.today())}`.execute(this.store.db);
    return rows[0] && viewOf(rows[0]);
  }

  /** The person registered under the digest of an identity number, where the caller keeps the register of their unit. */
  async byIdentity(digest: string): Promise<PersonView | undefined> {
    const scope = await this.scopes.current();
    const { rows } = await sql<Found>`select p.*, u.name as org_name, true as kept
      from people p left join org_units u on u.key = p.org_code
      where p.identity_digest = ${digest} and ${isKeptPerson(scope)}`.execute(this.store.db);
    return rows[0] && viewOf(rows[0]);
  }
}

const viewOf = (row: Found): PersonView => ({
  personId: row.person_id,
  name: row.name,
  orgCode: row.org_code,
  orgName: row.org_name,
  registeredOn: row.registered_on,
  presence: row.presence,
  traits: row.kept
    ? {
        sex: row.sex,
        bornOn: row.born_on,
        education: row.education,
        partyMember: row.party_member,
        partySince: row.party_since,
        identityTail: row.identity_tail,
      }
    : null,
});
