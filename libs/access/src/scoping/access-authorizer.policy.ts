import { Injectable } from '@nestjs/common';
import { CommandAuthorizer, isSystem, type AccessRefusal } from '#event-store';
import type { Actor, Grantee, Requirement, Separation } from '#kernel';
import { OrgTree } from '#registry/contract';
import { actingPersons, Recusals } from '../contract/recusals.contract.js';
import { Mandates } from './mandates.js';

const NOT_PERMITTED: AccessRefusal = { code: 'not-permitted' };
const WITHOUT_PERSON: AccessRefusal = { code: 'actor-without-person' };

/**
 * Refuses what no grantee of the requirement allows. A role held at a unit reaches over the units below it; a person acts
 * for themselves, or in the place of another who appointed them, with the other's rights and not with their own; the
 * system stands for nobody else. An account that is not open may do nothing. A rule of separation stops the person who
 * acts, the person acted for, and whoever stands between them; so do kinship and declared interest of any of them. Where
 * such a rule applies, nobody acts through an account without a person, but the system.
 */
@Injectable()
export class AccessAuthorizer extends CommandAuthorizer {
  constructor(
    private readonly mandates: Mandates,
    private readonly tree: OrgTree,
    private readonly recusals: Recusals,
  ) {
    super();
  }

  async authorize(actor: Actor, requirement: Requirement | undefined): Promise<AccessRefusal | undefined> {
    if (!requirement || !(await this.isAdmitted(actor, requirement.anyOf))) return NOT_PERMITTED;
    const { separation = [] } = requirement;
    if (separation.length > 0 && actor.personId === undefined && !isSystem(actor)) return WITHOUT_PERSON;
    const broken = await this.brokenBy(actor, separation);
    return broken && { code: broken.code };
  }

  private async brokenBy(actor: Actor, rules: readonly Separation[]): Promise<Separation | undefined> {
    const acting = actingPersons(actor);
    const own = rules.find(({ persons }) => persons.some((person) => acting.includes(person)));
    if (own || !rules.some(({ kinOf, interestIn }) => kinOf ?? interestIn)) return own;
    const { relatives, interests } = await this.recusals.of(actor);
    return rules.find(
      ({ kinOf = [], interestIn = [] }) =>
        kinOf.some((person) => relatives.includes(person)) || interestIn.some((id) => interests.includes(id)),
    );
  }

  private async isAdmitted(actor: Actor, anyOf: readonly Grantee[]): Promise<boolean> {
    if (isSystem(actor)) return anyOf.some((grantee) => 'system' in grantee);
    const standing = await this.mandates.standingOf(actor);
    if (!standing) return false;
    const { held, asPerson } = standing;
    if (anyOf.some((grantee) => 'person' in grantee && grantee.person === asPerson)) return true;
    for (const grantee of anyOf)
      if ('role' in grantee)
        for (const { role, orgCode } of held)
          if (role === grantee.role && (await this.tree.covers(orgCode, grantee.org))) return true;
    return false;
  }
}
