import type { EventStore } from '#event-store';
import type { ReadStore, StoredProjection } from '#read-store';

/** Longest look of one sweep, in milliseconds: the next one goes on from there. */
const PATIENCE_MS = 10_000;

/** The first look belongs to the start of the program, which waits for it. */
const AT_THE_START_MS = 500;

/** Looks at what the read models show, and answers how much it found to be otherwise. */
export type Watch = Readonly<{ look: (patienceMs: number) => Promise<number> }>;

/**
 * Has a watch look. Read models that are behind, or are being rebuilt, would show accounts without roles and villages without
 * pools, and so raise alarms that are none: then it waits for the next sweep.
 */
export class CaughtUpSweep {
  private patienceMs = AT_THE_START_MS;

  constructor(
    private readonly watch: Watch,
    private readonly log: Pick<EventStore, 'head'>,
    private readonly reads: Pick<ReadStore, 'waitFor'>,
    private readonly projections: readonly StoredProjection[],
  ) {}

  /** Answers what the watch does. */
  async sweep(patienceMs = this.patienceMs): Promise<number> {
    this.patienceMs = PATIENCE_MS;
    const head = await this.log.head();
    const names = this.projections.map(({ name }) => name);
    if (head === undefined || !(await this.reads.waitFor(names, head))) return 0;
    return this.watch.look(patienceMs);
  }
}
