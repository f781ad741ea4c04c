import { Injectable } from '@nestjs/common';
import { GroupedLookup } from '#event-store';
import { Clock } from '#kernel';
import { ReadStore } from '#read-store';
import type { RoleGrant } from '../contract/scope.contract.js';
import { RoleHolders, type Holding, type PersonOffices } from '../contract/role-holders.contract.js';

/** How many holders of one office are named at most. */
const NAMED = 20;

const HELD = `
  from unnest($1::int[], $2::text[], $3::text[]) as w(number, role, unit)
  join grants g on g.held @> jsonb_build_array(jsonb_build_object('role', w.role, 'orgCode', w.unit))
  where exists (select from jsonb_array_elements(g.held) h where h->>'role' = w.role and h->>'orgCode' = w.unit
    and h->>'from' <= $4 and (h->>'until' is null or h->>'until' >= $4))`;

/** Those who are asked for at the same time share a round trip. */
@Injectable()
export class PostgresRoleHolders extends RoleHolders {
  private readonly there = new GroupedLookup((asked) => this.heldAmong(asked));
  private readonly accounts = new GroupedLookup((persons) => this.accountsAmong(persons));

  constructor(
    private readonly store: ReadStore,
    private readonly clock: Clock,
  ) {
    super();
  }

  async areThere(holdings: readonly Holding[]): Promise<readonly boolean[]> {
    const found = await Promise.all(holdings.map((holding) => this.there.find(JSON.stringify(holding))));
    return found.map((isThere) => isThere === true);
  }

  async holdersOf(holding: Holding): Promise<readonly string[]> {
    const { rows } = await this.store.pool.query<{ person_id: string }>({
      name: 'role_holders',
      text: `select distinct g.person_id ${HELD} and g.person_id is not null order by g.person_id limit ${NAMED}`,
      values: this.valuesOf([holding]),
    });
    return rows.map(({ person_id: personId }) => personId);
  }

  async withAccount(personIds: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await Promise.all(personIds.map((personId) => this.accounts.find(personId)));
    return new Set(personIds.filter((_, index) => found[index] === true));
  }

  async officesOf(personIds: readonly string[]): Promise<readonly PersonOffices[]> {
    if (personIds.length === 0) return [];
    const { rows } = await this.store.pool.query<{ org_code: string; held: readonly RoleGrant[] }>({
      name: 'offices_of_persons',
      text: 'select org_code, held from grants where person_id = any($1)',
      values: [personIds],
    });
    const today = this.clock.today();
    return rows.map(({ org_code: orgCode, held }) => ({
      orgCode,
      roles: held
        .filter(({ from, until }) => from <= today && (until === null || today <= until))
        .map((grant) => ({ role: grant.role, orgCode: grant.orgCode })),
    }));
  }

  private async heldAmong(asked: readonly string[]): Promise<ReadonlyMap<string, true>> {
    const { rows } = await this.store.pool.query<{ number: number }>({
      name: 'roles_held',
      text: `select distinct w.number ${HELD}`,
      values: this.valuesOf(asked.map((holding) => JSON.parse(holding) as Holding)),
    });
    return new Map(rows.map(({ number }) => [asked[number]!, true]));
  }

  private async accountsAmong(personIds: readonly string[]): Promise<ReadonlyMap<string, true>> {
    const { rows } = await this.store.pool.query<{ person_id: string }>({
      name: 'persons_with_account',
      text: 'select distinct person_id from grants where person_id = any($1)',
      values: [personIds],
    });
    return new Map(rows.map(({ person_id: personId }) => [personId, true]));
  }

  private valuesOf(holdings: readonly Holding[]): unknown[] {
    const wanted = holdings.flatMap(({ role, units }, number) => units.map((unit) => ({ number, role, unit })));
    return [
      wanted.map(({ number }) => number),
      wanted.map(({ role }) => role),
      wanted.map(({ unit }) => unit),
      this.clock.today(),
    ];
  }
}
