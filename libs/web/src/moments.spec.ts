import { describe, expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';
import { IsInstant } from './instant.pipe.js';
import { IsLocalDate } from './local-date.pipe.js';

class Moments {
  @IsLocalDate() readonly on: unknown = '2026-03-05';
  @IsInstant() readonly at: unknown = '2026-03-05T10:00:00+08:00';
}

const faults = (changed: Partial<Moments>) =>
  validateSync(Object.assign(new Moments(), changed)).map(({ constraints }) => constraints);

describe('moments of an input', () => {
  it('are taken from the first day to the last, in Shanghai', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ on: '1900-01-01', at: '1899-12-31T16:00:00Z' })).toEqual([]);
    expect(faults({ on: '2199-12-31', at: '2199-12-31T15:59:59.999Z' })).toEqual([]);
  });

  it.each(['0000-01-01', '0001-01-01', '1899-12-31', '2200-01-01', '9999-12-31', '2026-02-29', 20_260_305])(
    'are no date: %s',
    (on) =>
      expect(faults({ on })).toEqual([
        { isLocalDate: 'on must be a date of the calendar, YYYY-MM-DD, from 1900-01-01 to 2199-12-31' },
      ]),
  );

  it.each([
    '0000-01-01T00:00:00Z',
    '1899-12-31T15:59:59Z',
    '2199-12-31T16:00:00Z',
    '+010000-01-01T00:00:00Z',
    '9999-12-31T23:59:59-23:59',
    '2026-W10-4',
    '2026-02-29T00:00:00Z',
    1_772_676_000,
  ])('are no instant: %s', (at) =>
    expect(faults({ at })).toEqual([
      { isIso8601: 'at must be an ISO 8601 instant, from 1900-01-01 to 2199-12-31 in Asia/Shanghai' },
    ]),
  );
});
