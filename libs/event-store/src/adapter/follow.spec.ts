import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { EventStoreUnavailableError } from '../port/event-store.port.js';
import { follow } from './follow.js';
import { WakeUp } from './wake-up.js';

const HOUR_MS = 3_600_000;

const eventAt = (position: bigint) => ({ position }) as RecordedEvent;

/** A log that answers each read with the next of the given answers, then with nothing. */
const scripted = (...answers: readonly (readonly bigint[] | Error)[]) => {
  const asked: (bigint | undefined)[] = [];
  const rest = [...answers];
  const read = async (after: bigint | undefined): Promise<readonly RecordedEvent[]> => {
    asked.push(after);
    const answer = rest.shift() ?? [];
    if (answer instanceof Error) throw answer;
    return answer.map(eventAt);
  };
  return { asked, read };
};

const following = (read: Parameters<typeof follow>[0], after?: bigint) => {
  const news = new WakeUp();
  const abort = new AbortController();
  const batches = follow(read, { after, news, pollMs: HOUR_MS, signal: abort.signal });
  return { news, abort, batches };
};

const positionsOf = ({ value }: IteratorResult<readonly RecordedEvent[], void>) =>
  value?.map(({ position }) => position);

describe('following a log', () => {
  it('reads on from the last event of each page, and not before it is asked', async () => {
    const { asked, read } = scripted([4n, 5n], [6n]);
    const { batches } = following(read, 3n);
    expect(positionsOf(await batches.next())).toEqual([4n, 5n]);
    expect(asked).toEqual([3n]);
    expect(positionsOf(await batches.next())).toEqual([6n]);
    expect(asked).toEqual([3n, 5n]);
  });

  it('waits at the end until there are news', async () => {
    const { asked, read } = scripted([], [1n]);
    const { batches, news } = following(read);
    const next = batches.next();
    await Promise.resolve();
    news.wake();
    expect(positionsOf(await next)).toEqual([1n]);
    expect(asked).toEqual([undefined, undefined]);
  });

  it('does not miss news that come while it reads', async () => {
    const answers = [[], [eventAt(1n)]];
    const news = new WakeUp();
    const read = async () => {
      if (answers.length === 2) news.wake();
      return answers.shift() ?? [];
    };
    const { signal } = new AbortController();
    const batches = follow(read, { after: undefined, news, pollMs: HOUR_MS, signal });
    expect(positionsOf(await batches.next())).toEqual([1n]);
  });

  it('tries again from where it was while the store cannot be reached', async () => {
    const { asked, read } = scripted([7n], new EventStoreUnavailableError('gone'), [8n]);
    const { batches } = following(read);
    await batches.next();
    expect(positionsOf(await batches.next())).toEqual([8n]);
    expect(asked).toEqual([undefined, 7n, 7n]);
  });

  it('passes any other error on', async () => {
    const { batches } = following(scripted(new Error('no such table')).read);
    await expect(batches.next()).rejects.toThrow('no such table');
  });

  it('ends on abort and yields nothing that was read meanwhile', async () => {
    const { abort, batches } = following(async () => {
      abort.abort();
      return [eventAt(1n)];
    });
    expect(await batches.next()).toEqual({ done: true, value: undefined });
  });
});
