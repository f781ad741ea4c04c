import { EventStoreBusyError } from '../port/event-store.port.js';
import type { PendingAppend } from './append-group.js';

/** `members`, `events` and `bytes` of one group; `waiting` callers and `waitingBytes` in the queue before it is full. */
export type AppendLimits = Readonly<{
  members: number;
  events: number;
  bytes: number;
  waiting: number;
  waitingBytes: number;
}>;

export const LIMITS: AppendLimits = {
  members: 256,
  events: 1_024,
  bytes: 8_388_608,
  waiting: 10_000,
  waitingBytes: 268_435_456,
};

/** Appends in the order of arrival, taken in groups. */
export class AppendQueue {
  private pending: PendingAppend[] = [];
  private bytes = 0;

  constructor(private readonly limits: AppendLimits) {}

  get isEmpty(): boolean {
    return this.pending.length === 0;
  }

  /** Throws EventStoreBusyError where the queue is full. */
  add(append: PendingAppend): void {
    const { waiting, waitingBytes } = this.limits;
    const overweight = this.pending.length > 0 && this.bytes + append.bytes > waitingBytes;
    if (this.pending.length >= waiting || overweight)
      throw new EventStoreBusyError(`${this.pending.length} appends wait already`);
    this.pending.push(append);
    this.bytes += append.bytes;
  }

  /**
   * The next group: as many as fit, at least one. It ends before an append that holds an event id of the group (a
   * repeat), because the store can only compare it with what was committed.
   */
  take(): readonly PendingAppend[] {
    const ids = new Set<string>();
    let bytes = 0;
    let taken = 0;
    for (const append of this.pending) {
      const full =
        taken === this.limits.members ||
        ids.size + append.events.length > this.limits.events ||
        bytes + append.bytes > this.limits.bytes ||
        append.events.some(({ id }) => ids.has(id));
      if (taken > 0 && full) break;
      for (const { id } of append.events) ids.add(id);
      bytes += append.bytes;
      taken++;
    }
    this.bytes -= bytes;
    return this.pending.splice(0, taken);
  }
}
