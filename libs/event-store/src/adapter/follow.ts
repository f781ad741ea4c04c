import type { RecordedEvent } from '#kernel';
import { EventStoreUnavailableError } from '../port/event-store.port.js';
import { Backoff } from './backoff.js';
import type { WakeUp } from './wake-up.js';

export type FollowOptions = Readonly<{
  after: bigint | undefined;
  news: WakeUp;
  /** How long to trust that news arrive; for ever where they cannot get lost. */
  pollMs?: number;
  signal: AbortSignal;
}>;

/**
 * Reads page after page, then one page per news, each only when the consumer asks for it. While the store cannot be
 * reached it tries again, ever more slowly, from where it was.
 */
export async function* follow(
  read: (after: bigint | undefined) => Promise<readonly RecordedEvent[]>,
  { after, news, pollMs, signal }: FollowOptions,
): AsyncGenerator<readonly RecordedEvent[], void, void> {
  let last = after;
  const backoff = new Backoff();
  while (!signal.aborted) {
    const { mark } = news;
    const page = await read(last).catch((error: unknown) => {
      if (!(error instanceof EventStoreUnavailableError)) throw error;
      return undefined;
    });
    if (signal.aborted) return;
    if (!page) {
      await news.after(news.mark, { signal, ms: backoff.next() });
      continue;
    }
    backoff.succeeded();
    if (page.length === 0) await news.after(mark, { signal, ...(pollMs === undefined ? {} : { ms: pollMs }) });
    else {
      yield page;
      last = page.at(-1)!.position;
    }
  }
}
