import { describe, expect, it } from '@jest/globals';
import type { EventReader, EventStore, ReadAllOptions } from '#event-store';
import type { RecordedEvent } from '#kernel';
import { envelopeOf } from '#testing';
import { LogPages } from './log-pages.js';
import { opened, openCases } from './open-cases.fixture.js';

const stored = (types: readonly string[]) =>
  types.map((type, index) => ({ ...envelopeOf({ type, position: BigInt(index) }), data: {} })) as RecordedEvent[];

const pagesOver = (types: readonly string[], reads: string[] = [], damaged?: bigint) => {
  const readAll = ({ after = -1n, limit = 0 }: ReadAllOptions) => {
    reads.push(`${after}+${limit}`);
    return Promise.resolve(stored(types).slice(Number(after) + 1, Number(after) + 1 + limit));
  };
  const open = (_schema: unknown, recorded: readonly RecordedEvent[]) =>
    recorded.some(({ position }) => position === damaged)
      ? Promise.reject(new Error('damaged'))
      : Promise.resolve(recorded.map(({ data: _data, ...envelope }) => ({ event: opened('c1'), envelope })));
  const known = new Set([...openCases.events.stored, 'Other.v1']);
  return new LogPages({ readAll } as never as EventStore, { open } as never as EventReader, openCases, known, 2);
};

describe('log pages', () => {
  it('holds the own events and the positions of all', async () => {
    const page = await pagesOver(['Other.v1', 'CaseOpened.v1']).after(-1n);
    expect(page.events.map(({ envelope }) => envelope.position)).toEqual([1n]);
    expect(page).toMatchObject({ positions: [0n, 1n], full: true });
  });

  it('reads the next page ahead, once', async () => {
    const reads: string[] = [];
    const pages = pagesOver(['CaseOpened.v1', 'CaseOpened.v1', 'CaseOpened.v1'], reads);
    await pages.after(-1n);
    expect((await pages.after(1n)).positions).toEqual([2n]);
    expect(reads).toEqual(['-1+2', '1+2']);
  });

  it('does not serve the page read ahead when somebody else has moved the checkpoint', async () => {
    const pages = pagesOver(['CaseOpened.v1', 'CaseOpened.v1', 'CaseOpened.v1', 'CaseOpened.v1']);
    await pages.after(-1n);
    expect((await pages.after(0n)).positions).toEqual([1n, 2n]);
  });

  it('ends before an event that cannot be opened', async () => {
    const page = await pagesOver(['CaseOpened.v1', 'CaseOpened.v1'], [], 1n).after(-1n);
    expect(page).toMatchObject({ positions: [0n], full: false, events: [{ envelope: { position: 0n } }] });
    expect(page.stoppedBy?.message).toBe(
      'projection open-cases-1 stopped: it failed on event CaseOpened.v1 at position 1',
    );
  });

  it('ends before a type that nobody knows', async () => {
    const page = await pagesOver(['CaseOpened.v1', 'Future.v1']).after(-1n);
    expect(page).toMatchObject({ positions: [0n], full: false });
    expect(page.stoppedBy?.message).toBe(
      'projection open-cases-1 stopped: no schema knows event type Future.v1 at position 1',
    );
  });
});
