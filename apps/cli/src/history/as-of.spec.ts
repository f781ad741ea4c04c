import { describe, expect, it } from '@jest/globals';
import { UsageError } from '../command-error.js';
import { asOfInstant } from './as-of.js';

describe('as-of', () => {
  it('takes a date to its end in Shanghai', () => expect(asOfInstant('2026-09-21')).toBe('2026-09-21T15:59:59.999Z'));

  it('takes an instant with its offset', () => {
    expect(asOfInstant('2026-09-21T17:00:00+08:00')).toBe('2026-09-21T09:00:00.000Z');
    expect(asOfInstant('2026-09-21T17:00Z')).toBe('2026-09-21T17:00:00.000Z');
  });

  it.each(['yesterday', '2026-02-30', '2026-09-21T17:00', '2026-09-21T25:00:00Z', '2026-02-30T10:00:00Z', ''])(
    'refuses "%s"',
    (given) => expect(() => asOfInstant(given)).toThrow(UsageError),
  );
});
