import { Injectable } from '@nestjs/common';
import { deriveId, inScope, systemActor } from '#event-store';
import { Clock } from '#kernel';
import { Rulebook } from '#rulebook';
import { OrgTree } from './contract/org-tree.contract.js';
import { RESERVE_MINIMUM, reserveMinimum } from './domain/reserve-rules.js';
import { ReserveDesk } from './reserve-desk.js';
import { WatchedPools, type WatchedPool } from './reserve-pool/watched-pools.query.js';

const PAGE = 500;

/**
 * Sees to it that a clock runs in every village that has too few in reserve, also where nobody was ever nominated, and that
 * it ends where the minimum was lowered. Basis: handbook W1d (at least two in each village, alert on a gap).
 */
@Injectable()
export class ReservePoolWatch {
  private reached = '';

  constructor(
    private readonly pools: WatchedPools,
    private readonly desk: ReserveDesk,
    private readonly rulebook: Rulebook,
    private readonly tree: OrgTree,
    private readonly clock: Clock,
  ) {}

  /**
   * Goes on where it stopped the last time, until every village was looked at once or `patienceMs` have passed. Writes to
   * those pools only whose clock does not say how things stand; answers how many they were.
   */
  async look(patienceMs: number): Promise<number> {
    const until = performance.now() + patienceMs;
    const isMisjudged = await this.judgement();
    let changes = 0;
    do {
      const page = await this.pools.page(this.reached, PAGE);
      for (const pool of page) if (await isMisjudged(pool)) changes += await this.check(pool);
      this.reached = page.length < PAGE ? '' : page.at(-1)!.villageCode;
    } while (this.reached !== '' && performance.now() < until);
    return changes;
  }

  /** Villages below one unit share its path: it is looked up once. */
  private async judgement(): Promise<(pool: WatchedPool) => Promise<boolean>> {
    const { parameters, inForce } = await this.rulebook.current();
    const today = this.clock.today();
    const minima = parameters.filter(({ key, effectiveFrom }) => key === RESERVE_MINIMUM && effectiveFrom <= today);
    const paths = new Map<string, readonly string[]>();
    return async ({ villageCode, aboveCode, members, short }) => {
      const above = paths.get(aboveCode) ?? (await this.tree.path(aboveCode));
      paths.set(aboveCode, above);
      const path = [...above, villageCode];
      const hasRule = minima.some(({ scope }) => path.includes(scope));
      return hasRule && members < reserveMinimum((key) => inForce(key, path, today)) !== short;
    };
  }

  private async check({ villageCode, revision }: WatchedPool): Promise<number> {
    const commandId = deriveId('reserve-pool-watch', villageCode, this.clock.today(), String(revision));
    const scope = { commandId, correlationId: commandId, actor: systemActor('reserve-pools') };
    await inScope(scope, () => this.desk.actOnPool(villageCode, { type: 'CheckPool' }));
    return 1;
  }
}
