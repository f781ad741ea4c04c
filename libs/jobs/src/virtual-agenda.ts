import type { Clock } from '#kernel';
import type { AgendaEntry, AgendaSource } from './agenda-source.port.js';
import type { Waker } from './waker.port.js';

const PAGE = 1_000;

/** The agenda under a virtual clock: nothing is delayed, `sweep` wakes whatever is due and returns when that is done. */
export class VirtualAgenda {
  constructor(
    private readonly source: AgendaSource,
    private readonly waker: Waker,
    private readonly clock: Clock,
  ) {}

  /** Wakes in order of (wakeAt, stream) and answers how many. Throws what the waker throws. */
  async sweep(): Promise<number> {
    const now = this.clock.now();
    let woken = 0;
    let after: AgendaEntry | undefined;
    for (;;) {
      const page: readonly AgendaEntry[] = await this.source.dueBefore(now, PAGE, after);
      for (const { stream, wakeAt } of page) await this.waker.wake(stream, wakeAt);
      woken += page.length;
      if (page.length < PAGE) return woken;
      after = page.at(-1);
    }
  }
}
