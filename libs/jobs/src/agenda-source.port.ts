/** A stream waits for an instant (ISO, UTC, with milliseconds, so that texts order as instants do). */
export type AgendaEntry = Readonly<{ stream: string; wakeAt: string }>;

/** What streams wait for, as the read models know it. */
export abstract class AgendaSource {
  /**
   * Open entries due at or before the instant, ordered by (wakeAt, stream), those after `after` in that order, at most
   * `limit`.
   */
  abstract dueBefore(instant: string, limit: number, after?: AgendaEntry): Promise<readonly AgendaEntry[]>;
}
