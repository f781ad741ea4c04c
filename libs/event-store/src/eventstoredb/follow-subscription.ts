import type { RecordedEvent } from '#kernel';
import { Backoff } from '../adapter/backoff.js';
import { WakeUp } from '../adapter/wake-up.js';
import { EventStoreUnavailableError } from '../port/event-store.port.js';

/** A subscription of the server: `read` gives what has arrived, undefined where nothing has. */
export type Subscription = Readonly<{ read(): RecordedEvent | undefined; end(): void }>;

export type SubscriptionListener = Readonly<{ arrived(): void; ended(error: unknown): void }>;

export type FollowOptions = Readonly<{ after: bigint | undefined; batch: number; signal: AbortSignal }>;

/** Yields what arrives, in batches of what is there, and subscribes again from where it was when the server goes away. */
export async function* followSubscription(
  open: (after: bigint | undefined, listener: SubscriptionListener) => Subscription,
  { after, batch, signal }: FollowOptions,
): AsyncGenerator<readonly RecordedEvent[], void, void> {
  let last = after;
  const backoff = new Backoff();
  while (!signal.aborted) {
    const news = new WakeUp();
    let failure: unknown;
    const ended = (error: unknown) => {
      failure ??= error;
      news.wake();
    };
    const subscription = open(last, { arrived: () => news.wake(), ended });
    try {
      while (!signal.aborted) {
        const { mark } = news;
        const events = take(subscription, batch, last);
        if (events.length > 0) {
          backoff.succeeded();
          yield events;
          last = events.at(-1)!.position;
        } else if (failure) break;
        else await news.after(mark, { signal });
      }
    } finally {
      subscription.end();
    }
    if (failure && !(failure instanceof EventStoreUnavailableError)) throw failure as Error;
    await news.after(news.mark, { signal, ms: backoff.next() });
  }
}

const take = ({ read }: Subscription, limit: number, last: bigint | undefined): readonly RecordedEvent[] => {
  const events: RecordedEvent[] = [];
  while (events.length < limit) {
    const event = read();
    if (!event) break;
    if (last === undefined || event.position > last) events.push(event);
  }
  return events;
};
