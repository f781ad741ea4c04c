import { Injectable } from '@nestjs/common';
import { unitAt } from '#workflow';
import { OrgTree } from './contract/org-tree.contract.js';
import type { TargetFacts } from './domain/dissolution.js';

/** What goes on in the place of units that have ended, as the tree is today. */
@Injectable()
export class Successors {
  constructor(private readonly tree: OrgTree) {}

  /** The unit that goes on where the one of `code` does: itself, or the last that it was merged into. */
  async standing(code: string): Promise<string | undefined> {
    const unit = await this.tree.find(code);
    if (unit?.status === 'open') return code;
    if (unit?.status !== 'merged') return undefined;
    const above = (await this.tree.path(code)).at(-2);
    return above === undefined ? undefined : this.standing(above);
  }

  /** What is known of a village to which people of `orgCode` are to belong, whose successors are these. */
  async targetFacts(target: string, orgCode: string, successors: readonly string[]): Promise<TargetFacts> {
    const unit = await this.tree.find(target);
    if (!unit) return null;
    const goingOn = await Promise.all(successors.map((code) => this.standing(code)));
    const known = goingOn.filter((code) => code !== undefined);
    const follows = known.length > 0 ? known.includes(target) : await this.isSameTown(target, orgCode);
    return { level: unit.level, open: unit.status === 'open', follows };
  }

  private async isSameTown(one: string, other: string): Promise<boolean> {
    const [first, second] = await Promise.all([this.tree.path(one), this.tree.path(other)]);
    return unitAt(first, 'town') === unitAt(second, 'town');
  }
}
