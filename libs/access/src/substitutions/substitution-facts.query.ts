import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { ReadStore } from '#read-store';
import type { RoleGrant } from '../contract/scope.contract.js';
import { isAdministratorRole } from '../domain/separate-administrators.js';
import { longestSubstitution } from '../domain/months-rules.js';
import type { AppointSubstitute } from '../domain/substitution.js';
import { RulesOfUnit } from '../scoping/rules-of-unit.policy.js';
import { UnitLevels } from '../scoping/unit-levels.adapter.js';

type Account = Readonly<{ key: string; org_code: string; held: readonly RoleGrant[] }>;
type Words = Pick<AppointSubstitute, 'principalId' | 'substituteId' | 'lent'>;

/** What an appointment of a substitute is judged by. */
@Injectable()
export class SubstitutionFacts {
  constructor(
    private readonly store: ReadStore,
    private readonly clock: Clock,
    private readonly levels: UnitLevels,
    private readonly rules: RulesOfUnit,
  ) {}

  /** `accountId` is the account of the principal. */
  async of(accountId: string, { principalId, substituteId, lent }: Words) {
    const [own, theirs, standsInFor] = await Promise.all([
      this.accountsBy('key', accountId),
      this.accountsBy('person_id', substituteId),
      this.principalsOf(principalId),
    ]);
    const today = this.clock.today();
    const held = (accounts: readonly Account[]) => accounts.flatMap((account) => account.held);
    const lentIsHeld = held(own).some(
      ({ role, orgCode, until }) =>
        role === lent?.role && orgCode === lent.orgCode && (until === null || until >= today),
    );
    const principal = own[0] ? { accountId: own[0].key, unitCode: own[0].org_code } : null;
    const unitCode = lent?.orgCode ?? principal?.unitCode;
    return {
      principal,
      substitute: theirs[0] ? { accountId: theirs[0].key } : null,
      administrates: held([...own, ...theirs]).some(({ role }) => isAdministratorRole(role)),
      holdsLent: lent === null || lentIsHeld,
      unitEnded: unitCode !== undefined && (await this.levels.of(unitCode)).ended,
      standsInFor,
      mostMonths: principal && (await this.rules.months(longestSubstitution, principal.unitCode, today)),
    };
  }

  private async accountsBy(column: 'key' | 'person_id', value: string): Promise<readonly Account[]> {
    return this.store.db
      .selectFrom('grants')
      .select(['key', 'org_code', 'held'])
      .where(column, '=', value)
      .orderBy('key')
      .execute();
  }

  private async principalsOf(personId: string): Promise<readonly string[]> {
    const rows = await this.store.db
      .selectFrom('substitutions')
      .select('principal_id')
      .where('substitute_id', '=', personId)
      .where('status', 'in', ['asked', 'agreed'])
      .where('until_on', '>=', this.clock.today())
      .execute();
    return rows.map((row) => row.principal_id);
  }
}
