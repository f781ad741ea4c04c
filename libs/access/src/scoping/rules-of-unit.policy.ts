import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import { OrgTree } from '#registry/contract';
import { isSetFor, Rulebook } from '#rulebook';
import type { MonthsRule } from '../domain/months-rules.js';

/** The rules of this context, as they are in force for the place of a unit. */
@Injectable()
export class RulesOfUnit {
  constructor(
    private readonly tree: OrgTree,
    private readonly rulebook: Rulebook,
  ) {}

  /** Null where the rule is not set there. */
  async months({ key, read }: MonthsRule, unitCode: string, on: LocalDate): Promise<number | null> {
    const [edition, path] = await Promise.all([this.rulebook.current(), this.tree.path(unitCode)]);
    return isSetFor(edition, key, path) ? read((one) => edition.inForce(one, path, on)) : null;
  }
}
