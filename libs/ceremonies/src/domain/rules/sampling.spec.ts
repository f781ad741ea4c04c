import { describe, expect, it } from '@jest/globals';
import { isSampled } from './sampling.js';

const ids = Array.from({ length: 10_000 }, (_, n) => {
  const tail = (Math.imul(n, 2_654_435_761) >>> 0).toString(16).padStart(12, '0');
  return `6f1e4f6f-9a63-4d0f-8c5b-${tail}`;
});
const share = (percent: number) => ids.filter((id) => isSampled(id, percent)).length / ids.length;

describe('the draw of cases for a check on site', () => {
  it('takes none of a sample of 0 and all of a sample of 100', () => {
    expect(share(0)).toBe(0);
    expect(share(100)).toBe(1);
  });

  it.each([5, 20, 50])('takes about %d percent of ten thousand cases', (percent) =>
    expect(Math.abs(share(percent) * 100 - percent)).toBeLessThan(1.5),
  );

  it('never loses a case when the share rises', () =>
    expect(ids.filter((id) => isSampled(id, 20) && !isSampled(id, 30))).toEqual([]));
});
