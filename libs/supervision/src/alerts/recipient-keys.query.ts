import { Injectable } from '@nestjs/common';
import { OrgTree } from '#registry/contract';

const ROLE = /^role:([^@]+)@(.+)$/;

/** The keys by which an account may receive an alert. */
@Injectable()
export class RecipientKeys {
  constructor(private readonly orgTree: OrgTree) {}

  /** The recipients' own keys, and for a role at a unit the keys of the role at every unit above it. */
  async reaching(recipientKeys: readonly string[]): Promise<readonly string[]> {
    const keys = await Promise.all(
      recipientKeys.map(async (key) => {
        const [, role, unit] = ROLE.exec(key) ?? [];
        if (role === undefined || unit === undefined) return [key];
        return [key, ...(await this.orgTree.path(unit)).map((above) => `role:${role}@${above}`)];
      }),
    );
    return [...new Set(keys.flat())];
  }
}
