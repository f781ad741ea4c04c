import { Injectable } from '@nestjs/common';
import { CommandAuthorizer, isSystem, type AccessRefusal } from '#event-store';
import { Clock, type Actor, type Grantee, type Requirement } from '#kernel';
import { OrgTree } from '#registry/contract';
import { Grants } from './grants.js';

const NOT_PERMITTED: AccessRefusal = { code: 'not-permitted' };

/**
 * Refuses what no grantee of the requirement allows. A role held at a unit reaches over the units below it; a person acts
 * for themselves, or through an agent whose command says on whose behalf it is given; the system stands for nobody else.
 * An account that is not open may do nothing. A rule of separation stops the person who acts and the person acted for.
 */
@Injectable()
export class AccessAuthorizer extends CommandAuthorizer {
  constructor(
    private readonly grants: Grants,
    private readonly tree: OrgTree,
    private readonly clock: Clock,
  ) {
    super();
  }

  async authorize(actor: Actor, requirement: Requirement | undefined): Promise<AccessRefusal | undefined> {
    if (!requirement || !(await this.isAdmitted(actor, requirement.anyOf))) return NOT_PERMITTED;
    const acting = actingPersons(actor);
    const broken = requirement.separation?.find(({ persons }) => persons.some((person) => acting.has(person)));
    return broken && { code: broken.code };
  }

  private async isAdmitted(actor: Actor, anyOf: readonly Grantee[]): Promise<boolean> {
    if (isSystem(actor)) return anyOf.some((grantee) => 'system' in grantee);
    const held = await this.grants.of(actor.accountId, this.clock.today());
    if (!held) return false;
    const acting = actingPersons(actor);
    if (anyOf.some((grantee) => 'person' in grantee && acting.has(grantee.person))) return true;
    for (const grantee of anyOf)
      if ('role' in grantee)
        for (const { role, orgCode } of held)
          if (role === grantee.role && (await this.tree.covers(orgCode, grantee.org))) return true;
    return false;
  }
}

const actingPersons = ({ personId, onBehalfOf }: Actor): ReadonlySet<string> =>
  new Set([personId, onBehalfOf].filter((person) => person !== undefined));
