import { describe, expect, it } from '@jest/globals';
import { shanghaiText } from './shanghai-text.js';

describe('time in Shanghai', () => {
  it('is eight hours ahead of UTC', () => expect(shanghaiText('2026-09-21T01:02:03.456Z')).toBe('2026-09-21 09:02:03'));

  it('is the next day from 16:00 UTC on', () => {
    expect(shanghaiText('2026-12-31T15:59:59.999Z')).toBe('2026-12-31 23:59:59');
    expect(shanghaiText('2026-12-31T16:00:00.000Z')).toBe('2027-01-01 00:00:00');
  });
});
