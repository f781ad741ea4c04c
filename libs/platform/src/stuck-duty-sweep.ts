import type { EventStore } from '#event-store';
import type { ReadStore, StoredProjection } from '#read-store';
import type { StuckDutyWatch } from '#supervision';

/** Longest look of one sweep, in milliseconds: the next one goes on from there. */
const PATIENCE_MS = 10_000;

/**
 * Looks for duties on which nobody may act. Read models that are behind, or are being rebuilt, would show accounts without
 * roles and so raise alarms that are none: then it waits for the next sweep.
 */
export class StuckDutySweep {
  constructor(
    private readonly watch: Pick<StuckDutyWatch, 'look'>,
    private readonly log: Pick<EventStore, 'head'>,
    private readonly reads: Pick<ReadStore, 'waitFor'>,
    private readonly projections: readonly StoredProjection[],
  ) {}

  /** Answers how many duties were found stuck or lifted. */
  async sweep(patienceMs = PATIENCE_MS): Promise<number> {
    const head = await this.log.head();
    const names = this.projections.map(({ name }) => name);
    if (head === undefined || !(await this.reads.waitFor(names, head))) return 0;
    return this.watch.look(patienceMs);
  }
}
