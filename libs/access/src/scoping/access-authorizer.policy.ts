import { Injectable } from '@nestjs/common';
import { CommandAuthorizer, isSystem, type AccessRefusal } from '#event-store';
import type { Actor, Grantee, Requirement, Succession } from '#kernel';
import { OrgTree } from '#registry/contract';
import { RoleHolders, type PersonOffices } from '../contract/role-holders.contract.js';
import { Mandates } from './mandates.js';
import { OfficeSigners } from './office-signers.policy.js';
import { SeparationRules } from './separation-rules.policy.js';

type Held = PersonOffices['roles'][number];

const NOT_PERMITTED: AccessRefusal = { code: 'not-permitted' };
const WITHOUT_PERSON: AccessRefusal = { code: 'actor-without-person' };

/**
 * Refuses what no grantee of the requirement allows. A role held at a unit reaches over the units below it; a person acts
 * for themselves, or in the place of another who appointed them, with the other's rights and not with their own; whoever
 * succeeds to an office acts in the place of who held it; the system stands for nobody else. An account that is not open may do nothing. A rule of separation stops the person who
 * acts, the person acted for, and whoever stands between them; so do kinship and declared interest of any of them. Where
 * such a rule applies, nobody acts through an account without a person, but the system. Of paper that an office signs, the
 * same rules tell whose signature it bears.
 */
@Injectable()
export class AccessAuthorizer extends CommandAuthorizer {
  constructor(
    private readonly mandates: Mandates,
    private readonly tree: OrgTree,
    private readonly rules: SeparationRules,
    private readonly signers: OfficeSigners,
    private readonly holders: RoleHolders,
  ) {
    super();
  }

  async authorize(actor: Actor, requirement: Requirement | undefined): Promise<AccessRefusal | undefined> {
    if (!requirement) return NOT_PERMITTED;
    const { anyOf, successions = [], separation = [], signing } = requirement;
    if (!(await this.isAdmitted(actor, anyOf)) && !(await this.succeeds(actor, successions))) return NOT_PERMITTED;
    if (separation.length > 0 && actor.personId === undefined && !isSystem(actor)) return WITHOUT_PERSON;
    const broken = await this.rules.brokenBy(actor, separation);
    if (broken) return { code: broken.code };
    if (signing?.signedBy === undefined) return undefined;
    const code = await this.signers.refusalOf({ signing, separation });
    return code === undefined ? undefined : { code };
  }

  private async succeeds(actor: Actor, successions: readonly Succession[]): Promise<boolean> {
    for (const { person, holds, anyOf } of successions)
      if ((await this.isAdmitted(actor, anyOf)) && !(await this.stillHolds(person, holds))) return true;
    return false;
  }

  /** Who has no open account any more holds nothing. */
  private async stillHolds(person: string, grantees: readonly Grantee[]): Promise<boolean> {
    const offices = await this.holders.officesOf([person]);
    if (offices.length === 0) return false;
    if (grantees.some((grantee) => 'person' in grantee && grantee.person === person)) return true;
    const held = offices.flatMap(({ roles }) => roles);
    return this.reaches(held, grantees);
  }

  private async isAdmitted(actor: Actor, anyOf: readonly Grantee[]): Promise<boolean> {
    if (isSystem(actor)) return anyOf.some((grantee) => 'system' in grantee);
    const standing = await this.mandates.standingOf(actor);
    if (!standing) return false;
    const { held, asPerson } = standing;
    if (anyOf.some((grantee) => 'person' in grantee && grantee.person === asPerson)) return true;
    return this.reaches(held, anyOf);
  }

  private async reaches(held: readonly Held[], grantees: readonly Grantee[]): Promise<boolean> {
    for (const grantee of grantees)
      if ('role' in grantee)
        for (const { role, orgCode } of held)
          if (role === grantee.role && (await this.tree.covers(orgCode, grantee.org))) return true;
    return false;
  }
}
