import { Clock } from '#kernel';
import { AgendaSource, type AgendaEntry } from './agenda-source.port.js';
import { Waker } from './waker.port.js';

/** A clock that a spec sets. `steps` shift it against the machine's clock once it runs with that. */
export class SpecClock extends Clock {
  constructor(private readonly at: () => number) {
    super();
  }

  now(): string {
    return new Date(this.at()).toISOString();
  }

  today(): string {
    return this.now().slice(0, 10);
  }
}

/** Streams that each wait for one instant, and their decider: a wake takes effect once, at or after that instant. */
export class SpecAgenda extends AgendaSource {
  readonly open = new Map<string, string>();
  /** Every effect: stream, the instant it waited for, and when it happened (epoch milliseconds). */
  readonly effects: { stream: string; wakeAt: string; at: number }[] = [];
  wakes = 0;
  reads = 0;
  onRead: () => unknown = () => undefined;

  constructor(private readonly clock: Clock) {
    super();
  }

  readonly waker: Waker = {
    wake: (stream, wakeAt) => {
      this.wakes++;
      const at = Date.parse(this.clock.now());
      if (this.open.get(stream) === wakeAt && at >= Date.parse(wakeAt)) {
        this.open.delete(stream);
        this.effects.push({ stream, wakeAt, at });
      }
      return Promise.resolve();
    },
  };

  dueBefore(instant: string, limit: number, after?: AgendaEntry): Promise<readonly AgendaEntry[]> {
    this.reads++;
    this.onRead();
    const entries = [...this.open].map(([stream, wakeAt]) => ({ stream, wakeAt }));
    const rank = (entry: AgendaEntry) => `${entry.wakeAt} ${entry.stream}`;
    const due = entries
      .filter((entry) => entry.wakeAt <= instant && (!after || rank(entry) > rank(after)))
      .toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
    return Promise.resolve(due.slice(0, limit));
  }
}
