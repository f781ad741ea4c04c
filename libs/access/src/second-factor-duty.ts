import { Injectable } from '@nestjs/common';
import { Clock, type Actor } from '#kernel';
import { AccessSettings } from './access-settings.js';
import type { RoleGrant } from './contract/scope.contract.js';
import { needsSecondFactor } from './domain/second-factor-rule.js';
import { Grants } from './scoping/grants.js';
import { SecondFactors } from './second-factors.js';

/** Who acts, and whether the provider by whom the session was opened has asked for a second factor. */
type Acting = Readonly<{ actor: Actor; providerFactor: boolean }>;

/**
 * Whether a session may act by a role that needs a second factor. Asked with each request: a role that was granted a moment
 * ago counts, and so does an app that was enrolled or removed.
 */
@Injectable()
export class SecondFactorDuty {
  constructor(
    private readonly factors: SecondFactors,
    private readonly grants: Grants,
    private readonly clock: Clock,
    private readonly settings: AccessSettings,
  ) {}

  /** True where the account must enrol a second factor before anything else. */
  async isOpen(acting: Acting): Promise<boolean> {
    if (await this.isMet(acting)) return false;
    return needs((await this.grants.of(acting.actor.accountId, this.clock.today())) ?? []);
  }

  /** True where the roles, which somebody else has lent, need a second factor that the session lacks. */
  async isOpenFor(acting: Acting, lent: readonly RoleGrant[]): Promise<boolean> {
    return needs(lent) && !(await this.isMet(acting));
  }

  private async isMet({ actor, providerFactor }: Acting): Promise<boolean> {
    if (providerFactor || this.settings.options.secondFactor === 'relaxed') return true;
    return this.factors.hasBeenConfirmed(actor.accountId);
  }
}

const needs = (held: readonly RoleGrant[]): boolean => needsSecondFactor(held.map(({ role }) => role));
