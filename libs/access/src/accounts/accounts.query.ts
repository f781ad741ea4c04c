import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { Clock, type LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { PEOPLE, PersonDirectory } from '#registry/contract';
import { ScopeFilter, unitsOf } from '../contract/scope.contract.js';
import type { Role } from '../domain/roles.js';
import { needsSecondFactor } from '../domain/second-factor-rule.js';
import type { AccountState, KeptAccountsView, KeptAccountView } from './account-view.js';
import type { AccountRow } from './accounts.projection.js';
import { unitsBelow } from '../scoping/units-below.js';

/** The projection that names of the persons of accounts come from. */
export const ACCOUNT_NAMES = PEOPLE;

/** `unit` is at or above the unit of the account; `q` part of the login name or of the name of its person. */
type AccountsFilter = Readonly<{
  unit?: string | undefined;
  role?: Role | undefined;
  state?: AccountState | undefined;
  q?: string | undefined;
  page: number;
  size: number;
}>;

type Line = AccountRow & {
  org_name: string | null;
  login_name: string | null;
  must_change: boolean | null;
  state: AccountState;
  locked_until: Date | string | null;
  signed_in_at: Date | string | null;
  enrolled: boolean;
};

/** A login name is locked by its digest: what was tried for a name that nobody has is not stored either. */
const linesAt = (now: string): RawBuilder<unknown> => sql`
  select a.*, u.name as org_name, c.login_name, c.must_change, c.signed_in_at, t.locked_until,
    case when a.closed_on is not null then 'closed' when t.locked_until is not null then 'locked' else 'open' end as state,
    exists (select from access.second_factor f where f.account_id = c.account_id and f.confirmed_at is not null) as enrolled
  from accounts a
    left join org_units u on u.key = a.org_code
    left join access.credential c on c.account_id = a.key::uuid
    left join access.sign_in_attempt t
      on t.name_digest = sha256(convert_to(c.login_name, 'UTF8')) and t.locked_until > ${now}::timestamptz`;

/** Accounts that the caller keeps: those of the units at or below which they are security administrator. */
@Injectable()
export class Accounts {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
    private readonly people: PersonDirectory,
    private readonly clock: Clock,
  ) {}

  /** In the order of their login names, closed ones last. Others are neither listed nor counted. */
  async page(filter: AccountsFilter): Promise<KeptAccountsView> {
    const { page, size } = filter;
    const wanted = sql.join(conditionsOf(filter, this.clock.today()), sql` and `);
    const [kept, lines] = [await this.kept(), linesAt(this.clock.now())];
    const rows = sql<Line>`${kept} select l.* from (${lines}) l where ${wanted}
      order by l.login_name nulls last, l.key limit ${size} offset ${(page - 1) * size}`;
    const counts = sql<{ total: number }>`${kept} select count(*) as total from (${lines}) l where ${wanted}`;
    const [found, counted] = await Promise.all([rows.execute(this.store.db), counts.execute(this.store.db)]);
    return { items: await this.viewsOf(found.rows), total: counted.rows[0]!.total, page, size };
  }

  /** Undefined where there is no such account, and, alike, where the caller does not keep it. */
  async find(accountId: string): Promise<KeptAccountView | undefined> {
    const rows = sql<Line>`${await this.kept()} select l.* from (${linesAt(this.clock.now())}) l
      where l.key = ${accountId} and l.org_code in (select code from scope)`;
    return (await this.viewsOf((await rows.execute(this.store.db)).rows))[0];
  }

  private async kept(): Promise<RawBuilder<unknown>> {
    const units = unitsOf(await this.scopes.current(), ['securityAdmin']);
    return sql`with recursive ${unitsBelow(units)}`;
  }

  private async viewsOf(lines: readonly Line[]): Promise<readonly KeptAccountView[]> {
    const persons = lines.flatMap(({ person_id: person }) => person ?? []);
    const names = await this.people.namesOf([...new Set(persons)]);
    const today = this.clock.today();
    return lines.map((line) => {
      const roles = line.held.map((grant) => ({ ...grant, inForce: isInForce(grant, today) }));
      const held = roles.filter(({ inForce }) => inForce).map(({ role }) => role);
      return {
        accountId: line.account_id,
        loginName: line.login_name,
        person: line.person_id === null ? null : { personId: line.person_id, name: names.get(line.person_id) ?? null },
        org: { code: line.org_code, name: line.org_name },
        state: line.state,
        openedOn: line.opened_on,
        closedOn: line.closed_on,
        roles,
        mustChangePassword: line.must_change ?? false,
        secondFactor: { enrolled: line.enrolled, needed: needsSecondFactor(held) },
        lockedUntil: instantOf(line.locked_until),
        lastSignInAt: instantOf(line.signed_in_at),
      };
    });
  }
}

type Days = Readonly<{ from: LocalDate; until: LocalDate | null }>;

const isInForce = ({ from, until }: Days, today: LocalDate): boolean =>
  from <= today && (until === null || today <= until);

const instantOf = (at: Date | string | null): string | null => (at === null ? null : new Date(at).toISOString());

const conditionsOf = ({ unit, role, state, q }: AccountsFilter, today: LocalDate): readonly RawBuilder<unknown>[] => [
  sql`l.org_code in (select code from scope)`,
  ...(unit === undefined ? [] : [sql`l.org_code in (with recursive ${unitsBelow([unit])} select code from scope)`]),
  ...(role === undefined
    ? []
    : [
        sql`exists (select from jsonb_array_elements(l.held) given where given->>'role' = ${role}
          and given->>'from' <= ${today} and coalesce(given->>'until', ${today}) >= ${today})`,
      ]),
  ...(state === undefined ? [] : [sql`l.state = ${state}`]),
  ...(q === undefined ? [] : [isAbout(q)]),
];

const isAbout = (words: string): RawBuilder<unknown> => {
  const part = `%${words.toLowerCase().replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;
  return sql`(l.login_name like ${part} or exists (select from people p where p.key = l.person_id and p.name like ${part}))`;
};
