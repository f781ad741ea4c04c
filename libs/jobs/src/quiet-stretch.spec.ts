import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { QuietStretch } from './quiet-stretch.js';

const at = (position: bigint, type: string): RecordedEvent => ({
  id: `e${position}`,
  stream: 's-1',
  revision: Number(position),
  position,
  type,
  data: {},
  metadata: {} as RecordedEvent['metadata'],
});
const concerned: Readonly<Record<string, readonly string[]>> = { 'A.v1': ['a'], 'B.v1': ['b'] };
const stretchFrom = (start: bigint) => new QuietStretch(['a', 'b'], (type) => concerned[type] ?? ['a', 'b'], start);

describe('a quiet stretch', () => {
  it('takes nobody over an event that concerns them', () => {
    const stretch = stretchFrom(9n);
    stretch.pass([at(10n, 'A.v1'), at(11n, 'B.v1'), at(12n, 'A.v1')]);
    expect(stretch.take()).toEqual({ quiet: [{ name: 'b', since: 11n }], upTo: 12n });
  });

  it('knows nothing of what lies before its beginning', () => {
    const stretch = stretchFrom(9n);
    stretch.pass([at(10n, 'A.v1'), at(11n, 'A.v1')]);
    stretch.pass([at(12n, 'A.v1')]);
    expect(stretch.take().quiet).toEqual([{ name: 'b', since: 9n }]);
  });

  it('takes nobody over an event that the program does not know', () => {
    const stretch = stretchFrom(-1n);
    stretch.pass([at(0n, 'A.v1'), at(1n, 'Unknown.v7')]);
    expect(stretch.take().quiet).toEqual([]);
  });

  it('counts an event with long texts for many', () => {
    const stretch = stretchFrom(-1n);
    stretch.pass([{ ...at(0n, 'A.v1'), data: { rows: 'x'.repeat(800_000) } }]);
    expect(stretch.length).toBe(401);
  });

  it('remembers from one look to the next, and counts the events of each', () => {
    const stretch = stretchFrom(-1n);
    stretch.pass([at(0n, 'B.v1'), at(1n, 'A.v1')]);
    expect(stretch.length).toBe(2);
    stretch.take();
    stretch.pass([at(2n, 'A.v1')]);
    expect(stretch.length).toBe(1);
    expect(stretch.take()).toEqual({ quiet: [{ name: 'b', since: 0n }], upTo: 2n });
  });
});
