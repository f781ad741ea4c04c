import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { Clock, type LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { PersonDirectory } from '#registry/contract';
import { actingPersons } from '../contract/recusals.contract.js';
import { ScopeFilter, unitsOf, type CallerScope } from '../contract/scope.contract.js';
import { confirmingRoles, type AdministratorRole } from '../domain/separate-administrators.js';
import { unitsBelow } from '../scoping/units-below.js';
import type { AdministratorProposalsView } from './account-view.js';

type Paging = Readonly<{ page: number; size: number }>;

type Line = Readonly<{
  account_id: string;
  person_id: string;
  role: AdministratorRole;
  unit: string;
  unit_name: string | null;
  starts: LocalDate;
  ends: LocalDate | null;
  proposer: string;
  proposed_on: LocalDate;
}>;

/**
 * Administrators whom the caller may confirm: proposed at or below a unit of theirs, by somebody else and for somebody else,
 * and not for days that are over. The authorizer judges a confirmation by the same.
 */
@Injectable()
export class AdministratorProposals {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
    private readonly people: PersonDirectory,
    private readonly clock: Clock,
  ) {}

  /** The oldest first. Others are neither listed nor counted. */
  async page({ page, size }: Paging): Promise<AdministratorProposalsView> {
    const waiting = waitingFor(await this.scopes.current(), this.clock.today());
    const rows = sql<Line>`${waiting} select w.*, u.name as unit_name
      from waiting w left join org_units u on u.key = w.unit
      order by w.proposed_on, w.account_id, w.role, w.unit limit ${size} offset ${(page - 1) * size}`;
    const counts = sql<{ total: number }>`${waiting} select count(*) as total from waiting`;
    const [found, counted] = await Promise.all([rows.execute(this.store.db), counts.execute(this.store.db)]);
    const persons = found.rows.flatMap(({ person_id: person, proposer }) => [person, proposer]);
    const names = await this.people.namesOf([...new Set(persons)]);
    const named = (personId: string) => ({ personId, name: names.get(personId) ?? null });
    const items = found.rows.map((line) => ({
      accountId: line.account_id,
      person: named(line.person_id),
      role: line.role,
      org: { code: line.unit, name: line.unit_name },
      from: line.starts,
      until: line.ends,
      proposedBy: named(line.proposer),
      proposedOn: line.proposed_on,
    }));
    return { items, total: counted.rows[0]!.total, page, size };
  }
}

const waitingFor = (scope: CallerScope, today: LocalDate): RawBuilder<unknown> => {
  const { actor } = scope;
  const units = actor.personId === undefined ? [] : unitsOf(scope, confirmingRoles);
  const acting = actingPersons(actor);
  return sql`with recursive ${unitsBelow(units)}, waiting as (
      select a.account_id, a.person_id, p->>'role' as role, p->>'orgCode' as unit, p->>'from' as starts, p->>'until' as ends,
        p->>'proposerId' as proposer, p->>'proposedOn' as proposed_on
      from accounts a cross join lateral jsonb_array_elements(a.proposed) p
      where p->>'orgCode' in (select code from scope) and coalesce(p->>'until', ${today}) >= ${today}
        and a.person_id <> all(${acting}::text[]) and p->>'proposerId' <> all(${acting}::text[]))`;
};
