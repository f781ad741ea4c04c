import { Injectable } from '@nestjs/common';
import { OrgTree } from '#registry/contract';
import type { RoleLevel } from '../domain/roles.js';

/** A unit that has ended was merged into another, split up or closed. */
export type UnitFacts = Readonly<{ level: RoleLevel | null; ended: boolean }>;

/** What a unit is; no level where it is not registered, or not read yet. */
@Injectable()
export class UnitLevels {
  constructor(private readonly tree: OrgTree) {}

  async of(code: string): Promise<UnitFacts> {
    const unit = await this.tree.find(code);
    return { level: unit?.level ?? null, ended: unit !== undefined && unit.status !== 'open' };
  }
}
