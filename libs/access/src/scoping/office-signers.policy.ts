import { Injectable } from '@nestjs/common';
import { Clock, type Separation } from '#kernel';
import { RoleHolders } from '../contract/role-holders.contract.js';
import { HeadRegisters, Signers, type Signer, type SigningRequirement } from '../contract/signers.contract.js';
import { SeparationRules } from './separation-rules.policy.js';

type Hindrance = 'recused' | 'no-account';

/**
 * The head of an office signs; the deputy does only where the head keeps away by a rule of separation, or may where the head
 * has no open account on the day. A head signs on paper and needs none. Basis: handbook W1a (signed by their head), 1.2
 * (recusal); DEFAULT for the deputy, unsourced.
 */
@Injectable()
export class OfficeSigners extends Signers {
  constructor(
    private readonly registers: HeadRegisters,
    private readonly holders: RoleHolders,
    private readonly rules: SeparationRules,
    private readonly clock: Clock,
  ) {
    super();
  }

  async of({ signing, separation = [] }: SigningRequirement): Promise<Signer> {
    const heads = await this.registers.headsOf(signing, this.clock.today());
    if (!heads) return { personId: null, as: null, because: 'no-holder' };
    const { head, deputy } = heads;
    const kept = await this.hindranceOf(head, separation);
    const deputyMay = kept !== undefined && deputy !== null && !(await this.hindranceOf(deputy, separation));
    if (deputyMay)
      return {
        personId: deputy,
        as: 'deputy',
        because: kept === 'recused' ? 'head-recused' : 'head-without-account',
      };
    return kept === 'recused'
      ? { personId: null, as: null, because: 'recused' }
      : { personId: head, as: 'head', because: null };
  }

  /** The code with which a signer is refused whom a command names; undefined where it is who signs. */
  async refusalOf(requirement: SigningRequirement): Promise<string | undefined> {
    const { signedBy } = requirement.signing;
    const { personId, because } = await this.of(requirement);
    if (personId === null) return 'nobody-may-sign';
    if (signedBy === personId) return undefined;
    const heads = await this.registers.headsOf(requirement.signing, this.clock.today());
    if (signedBy === heads?.head) return because === 'head-recused' ? 'head-recused' : undefined;
    return signedBy === heads?.deputy ? 'head-signs' : 'not-signed-by-head';
  }

  private async hindranceOf(personId: string, separation: readonly Separation[]): Promise<Hindrance | undefined> {
    if (await this.rules.brokenBy({ accountId: '', personId }, separation)) return 'recused';
    return (await this.holders.withAccount([personId])).has(personId) ? undefined : 'no-account';
  }
}
