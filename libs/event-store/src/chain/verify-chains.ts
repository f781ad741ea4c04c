import type { EventStore } from '../port/event-store.port.js';
import type { RecordedEvent } from '#kernel';
import { GENESIS, isLinkedTo } from './hash-chain.js';

export type BrokenEvent = Readonly<{
  stream: string;
  revision: number;
  position: bigint;
  id: string;
  fault: 'revision-gap' | 'chain-broken';
}>;

export type ChainReport = Readonly<{ events: number; streams: number; broken?: BrokenEvent }>;

const PAGE = 5_000;

/** Recomputes every chain of the log in position order and stops at the first event that does not fit. */
export const verifyChains = async (
  store: EventStore,
  onProgress: (events: number) => void = () => undefined,
): Promise<ChainReport> => {
  const heads = new Map<string, { revision: number; hash: string }>();
  let events = 0;
  let after: bigint | undefined;
  for (;;) {
    const page = await store.readAll({ ...(after === undefined ? {} : { after }), limit: PAGE });
    for (const recorded of page) {
      const head = heads.get(recorded.stream) ?? { revision: -1, hash: GENESIS };
      const fault = faultOf(recorded, head);
      if (fault) return { events, streams: heads.size, broken: { ...place(recorded), fault } };
      heads.set(recorded.stream, { revision: recorded.revision, hash: recorded.metadata.chain.hash });
      events++;
    }
    onProgress(events);
    const last = page.at(-1);
    if (!last) return { events, streams: heads.size };
    after = last.position;
  }
};

const faultOf = (
  recorded: RecordedEvent,
  head: { revision: number; hash: string },
): BrokenEvent['fault'] | undefined => {
  if (recorded.revision !== head.revision + 1) return 'revision-gap';
  return isLinkedTo(head.hash, recorded) ? undefined : 'chain-broken';
};

const place = ({ stream, revision, position, id }: RecordedEvent) => ({ stream, revision, position, id });
