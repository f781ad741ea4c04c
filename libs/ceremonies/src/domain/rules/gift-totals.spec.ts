import { describe, expect, it } from '@jest/globals';
import { gifts } from '../../ceremony.fixture.js';
import { giftFault } from './gift-totals.js';

const receipt = { handedInOn: '2026-10-12', receiptNumber: 'S-12' };

describe('the totals of a gift list', () => {
  it.each([
    ['nothing given on', {}],
    ['all of it returned', { returnedFen: gifts.receivedFen }],
    ['all of it returned or handed in', { returnedFen: 200_000, handedInFen: 1_000_000, ...receipt }],
    ['all of it from service targets', { fromServiceTargetsFen: gifts.receivedFen }],
  ])('add up with %s', (_what, changed) => expect(giftFault({ ...gifts, ...changed })).toBeUndefined());

  it.each([
    ['is returned', { returnedFen: gifts.receivedFen + 1 }],
    ['is handed in', { handedInFen: gifts.receivedFen + 1, ...receipt }],
    ['is returned and handed in together', { returnedFen: 300_000, handedInFen: 900_001, ...receipt }],
    ['comes from service targets', { fromServiceTargetsFen: gifts.receivedFen + 1 }],
    ['comes from one who is no relative', { largestFromNonRelativeFen: gifts.receivedFen + 1 }],
  ])('do not where more %s than was received', (_what, changed) =>
    expect(giftFault({ ...gifts, ...changed })).toBe('gifts-exceed-received'),
  );

  it.each([
    ['day', { receiptNumber: 'S-12' }],
    ['receipt', { handedInOn: '2026-10-12' }],
  ])('tell of nothing handed in without its %s', (_what, changed) =>
    expect(giftFault({ ...gifts, handedInFen: 1, ...changed })).toBe('hand-in-without-receipt'),
  );
});
