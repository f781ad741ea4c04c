import type { RecordedEvent } from '#kernel';
import type { ReadOptions } from '../port/event-store.port.js';

/** What reads streams from their beginning. */
export type StreamLog = Readonly<{
  read: (stream: string, options?: Pick<ReadOptions, 'limit'>) => Promise<readonly RecordedEvent[]>;
}>;

/**
 * The log as somebody sees it who looks at several streams at one moment: each is read once, however often it is asked for.
 * For one look, before anything is written on it.
 */
export class OneLook implements StreamLog {
  private readonly streams = new Map<string, Promise<readonly RecordedEvent[]>>();

  constructor(private readonly log: StreamLog) {}

  async read(stream: string, { limit }: Pick<ReadOptions, 'limit'> = {}): Promise<readonly RecordedEvent[]> {
    const whole = this.streams.get(stream) ?? this.log.read(stream);
    this.streams.set(stream, whole);
    return (await whole).slice(0, limit);
  }
}
