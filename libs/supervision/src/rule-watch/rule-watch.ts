import { Injectable } from '@nestjs/common';
import { deriveId, inScope, systemActor } from '#event-store';
import { Clock } from '#kernel';
import { Rulebook, versionName, type RulebookEdition } from '#rulebook';
import { periodOf } from '#workflow';
import { CaseOwners, type CaseOwner } from '../contract/index.js';
import { CountedByRule, type CountedLine } from './counted-by-rule.query.js';

const PAGE = 500;

type Following = CaseOwner & Readonly<{ followsRules: readonly string[] }>;
type Place = Readonly<{ owner: number; after: string }>;

const START: Place = { owner: 0, after: '' };

/**
 * Has duties counted again whose rule is another by now: one that was set or corrected, or that came into force today. Those
 * of a category that follows its rules only: a time limit of a case keeps the rule under which it began. Basis: handbook 2.1
 * (a rule change emits DeadlineRecomputed).
 */
@Injectable()
export class RuleWatch {
  private looked = '';
  private looking = '';
  private place = START;
  private failure: Error | undefined;

  constructor(
    private readonly counted: CountedByRule,
    private readonly owners: CaseOwners,
    private readonly rulebook: Rulebook,
    private readonly clock: Clock,
  ) {}

  /**
   * Costs nothing while the rules in force are those of the last round, which is made once after each start. Goes on where it
   * stopped; answers how many cases it had counted again. Throws the first failure after all others were tried: the round is
   * made again then.
   */
  async look(patienceMs: number): Promise<number> {
    const until = performance.now() + patienceMs;
    const edition = await this.rulebook.current();
    const owners = this.owners.all().filter((owner): owner is Following => owner.followsRules !== undefined);
    const rules = this.rulesOf(edition, owners);
    if (rules === this.looked) return 0;
    if (rules !== this.looking) this.place = START;
    this.looking = rules;
    let changes = 0;
    do {
      const owner = owners[this.place.owner];
      if (!owner) break;
      const lines = await this.counted.page(owner, owner.followsRules, this.place.after, PAGE);
      changes += await this.follow(owner, lines, edition);
      const last = lines.at(-1)?.key;
      this.place = last === undefined ? { owner: this.place.owner + 1, after: '' } : { ...this.place, after: last };
    } while (performance.now() < until);
    return owners[this.place.owner] ? changes : this.settle(rules, changes);
  }

  private settle(rules: string, changes: number): number {
    const { failure } = this;
    this.place = START;
    this.failure = undefined;
    if (failure !== undefined) throw failure;
    this.looked = rules;
    return changes;
  }

  private rulesOf({ parameters }: RulebookEdition, owners: readonly Following[]): string {
    const today = this.clock.today();
    const keys = new Set(owners.flatMap(({ followsRules }) => followsRules));
    const inForce = parameters.filter(({ key, effectiveFrom }) => keys.has(key) && effectiveFrom <= today);
    return inForce.map(versionName).toSorted().join();
  }

  private async follow(owner: Following, lines: readonly CountedLine[], edition: RulebookEdition): Promise<number> {
    let changes = 0;
    for (const line of lines)
      try {
        const version = await this.otherVersion(line, edition);
        if (version === null) continue;
        await this.recompute(owner, line, version);
        changes++;
      } catch (error) {
        this.failure ??= error as Error;
      }
    return changes;
  }

  private async recompute(owner: Following, { key, case_id, revision }: CountedLine, version: string): Promise<void> {
    const commandId = deriveId('rule-watch', key, version, String(revision));
    const scope = { commandId, correlationId: commandId, actor: systemActor('deadlines') };
    await inScope(scope, () => owner.recompute(case_id));
  }

  /** The version in force where it sets another time than that by which the deadline is counted; null where it does not. */
  private async otherVersion(line: CountedLine, { inForce }: RulebookEdition) {
    const { rule_key, amount, unit } = line;
    if (rule_key === null) return null;
    const path = await this.counted.pathOf(line);
    if (path.length === 0) return null;
    const period = periodOf((key) => inForce(key, path, this.clock.today()), rule_key);
    return period.amount === amount && period.unit === unit ? null : period.version;
  }
}
