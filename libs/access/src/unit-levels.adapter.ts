import { Injectable } from '@nestjs/common';
import { OrgTree } from '#registry/contract';
import type { RoleLevel } from './domain/roles.js';

/** The level of a unit, null where it is not registered, or not read yet. */
@Injectable()
export class UnitLevels {
  constructor(private readonly tree: OrgTree) {}

  async of(code: string): Promise<RoleLevel | null> {
    return (await this.tree.find(code))?.level ?? null;
  }
}
