import { Injectable } from '@nestjs/common';
import { NotPermittedError } from '#event-store';
import { Clock, type Actor } from '#kernel';
import { ReadStore } from '#read-store';
import type { RoleGrant } from '../contract/scope.contract.js';
import { isAdministratorRole } from '../domain/separate-administrators.js';
import type { LentRole } from '../domain/substitution.events.js';
import { Grants } from './grants.js';

/** `via` are those who stand between, from the principal's substitute on; `lent` limits what every one of them lent. */
type Mandate = Readonly<{
  principalAccount: string;
  substitutions: readonly string[];
  via: readonly string[];
  lent: readonly LentRole[];
}>;

/**
 * What an actor may do today: the roles, and the person in whose name personal rights hold, null where there is none. Who
 * was lent one role only has that role, and nothing of what is the principal's own.
 */
export type Standing = Readonly<{ held: readonly RoleGrant[]; asPerson: string | null }>;

/** Basis: DEFAULT, unsourced: a principal, a substitute, and one who stands in for the substitute. */
const LONGEST_CHAIN = 2;

const FIND = `
  with recursive chain as (
    select principal_account, substitute_id, substitute_account, onward, array[]::text[] as via,
      array[substitution_id] as ids, jsonb_build_array(lent) as lent, 1 as links
    from substitutions where principal_id = $1 and status = 'agreed' and $3::date between from_on and until_on
      and exists (select from grants g where g.key = principal_account)
    union all
    select c.principal_account, s.substitute_id, s.substitute_account, s.onward, c.via || s.principal_id,
      c.ids || s.substitution_id, c.lent || jsonb_build_array(s.lent), c.links + 1
    from chain c join substitutions s on s.principal_id = c.substitute_id
    where c.onward and c.links < ${LONGEST_CHAIN} and s.status = 'agreed' and $3::date between s.from_on and s.until_on
      and s.substitute_id <> $1
      and exists (select from grants g where g.key = s.principal_account))
  select principal_account as "principalAccount", ids as substitutions, via, lent from chain where substitute_account = $2
  order by links limit 1`;

/** For whom an account may act today. A substitution ends by itself, on the day after its last, and with the account of either. */
@Injectable()
export class Mandates {
  constructor(
    private readonly store: ReadStore,
    private readonly grants: Grants,
    private readonly clock: Clock,
  ) {}

  /** The account as it acts for the person. Throws NotPermittedError where it does not stand in for them today. */
  async actorFor(actor: Actor, principalId: string): Promise<Actor> {
    const mandate = await this.find(actor.accountId, principalId);
    if (!mandate) throw new NotPermittedError('substitution-not-in-force');
    return { ...actor, onBehalfOf: principalId, ...(mandate.via.length > 0 ? { via: mandate.via } : {}) };
  }

  /** The substitutions by which the account acts for the person today, from the person's own on. */
  async substitutionsOf(accountId: string, principalId: string): Promise<readonly string[]> {
    return (await this.find(accountId, principalId))?.substitutions ?? [];
  }

  /**
   * What the actor holds today: their own, or, acting for another, what the other lent to them. An account without a person
   * does no business, whatever was granted to it. Undefined where the account is not open, or does not stand in for that
   * person.
   */
  async standingOf({ accountId, personId, onBehalfOf }: Actor): Promise<Standing | undefined> {
    const today = this.clock.today();
    const own = await this.grants.of(accountId, today);
    if (!own) return undefined;
    if (onBehalfOf === undefined)
      return { held: personId === undefined ? own.filter(isAdministration) : own, asPerson: personId ?? null };
    const mandate = await this.find(accountId, onBehalfOf);
    if (!mandate) return undefined;
    const lendable = (await this.grants.of(mandate.principalAccount, today)) ?? [];
    const held = lendable.filter((grant) => isLent(grant, mandate.lent));
    return { held, asPerson: mandate.lent.every((one) => one === null) ? onBehalfOf : null };
  }

  private async find(accountId: string, principalId: string): Promise<Mandate | undefined> {
    const values = [principalId, accountId, this.clock.today()];
    const { rows } = await this.store.pool.query<Mandate>({ name: 'mandate_of', text: FIND, values });
    return rows[0];
  }
}

const isAdministration = ({ role }: RoleGrant): boolean => isAdministratorRole(role);

const isLent = (grant: RoleGrant, lent: readonly LentRole[]): boolean =>
  !isAdministration(grant) &&
  lent.every((one) => one === null || (one.role === grant.role && one.orgCode === grant.orgCode));
