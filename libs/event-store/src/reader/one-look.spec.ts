import { describe, expect, it } from '@jest/globals';
import { InMemoryEventStore } from '../memory/in-memory-event-store.adapter.js';
import type { ReadOptions } from '../port/event-store.port.js';
import { OneLook } from './one-look.js';

const metadata = {
  commandId: 'c1',
  commandDigest: 'd1',
  correlationId: 'c1',
  actor: { accountId: 'a1', personId: 'p1', orgCode: '370102001001' },
  occurredAt: '2026-03-02T01:00:00.000Z',
  recordedAt: '2026-03-02T01:00:00.000Z',
  chain: { suite: 'sha256' as const, previous: 'a'.repeat(64), hash: 'b'.repeat(64) },
};

const note = (number: number) => ({
  id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  type: 'NoteTaken.v1',
  data: { number },
  metadata,
});

class CountingLog extends InMemoryEventStore {
  readonly asked: string[] = [];

  override async read(stream: string, options?: ReadOptions) {
    this.asked.push(stream);
    return super.read(stream, options);
  }
}

const numbers = (events: readonly { data: object }[]) => events.map(({ data }) => (data as { number: number }).number);

describe('one look', () => {
  it('reads each stream once, also where several ask at once', async () => {
    const log = new CountingLog();
    await log.append('note-a', [note(1), note(2)], 'no-stream');
    const look = new OneLook(log);
    const answers = await Promise.all([look.read('note-a'), look.read('note-a', { limit: 1 }), look.read('note-b')]);
    expect(answers.map(numbers)).toEqual([[1, 2], [1], []]);
    expect(numbers(await look.read('note-a'))).toEqual([1, 2]);
    expect(log.asked).toEqual(['note-a', 'note-b']);
  });

  it('sees what was there when it looked, and another look what is there now', async () => {
    const log = new CountingLog();
    const look = new OneLook(log);
    await look.read('note-a');
    await log.append('note-a', [note(1)], 'no-stream');
    expect(numbers(await look.read('note-a'))).toEqual([]);
    expect(numbers(await new OneLook(log).read('note-a'))).toEqual([1]);
  });
});
