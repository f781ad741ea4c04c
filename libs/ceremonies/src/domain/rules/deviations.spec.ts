import { describe, expect, it } from '@jest/globals';
import { calendar, figures, gifts, plan, rules } from '../../ceremony.fixture.js';
import type { Gifts } from '../ceremony.figures.js';
import { deviationsOf } from './deviations.js';

const table = (
  kind: 'own-wedding' | 'parent-funeral',
  changed: Partial<Gifts> = {},
  planned: typeof plan | null = plan,
) => deviationsOf(kind, planned, figures, { ...gifts, ...changed }, '2026-10-10', rules, calendar);
const giftLines = (changed: Partial<Gifts>) =>
  table('own-wedding', changed)
    .filter(({ item, over }) => item.startsWith('gift') && over > 0)
    .map(({ item, permitted, actual, over }) => [item, permitted, actual, over]);

describe('the deviation table', () => {
  it('shows what was planned, permitted and was, line by line', () =>
    expect(
      table('own-wedding').map(({ item, planned, permitted, actual }) => [item, planned, permitted, actual]),
    ).toEqual([
      ['tables', 18, 20, 18],
      ['persons', 170, 200, 168],
      ['cars', 5, 6, 5],
      ['table-cost', 20_000, 20_000, 19_800],
      ['gift-from-non-relative', null, 10_000, 10_000],
      ['gift-from-service-target', null, 0, 0],
    ]));

  it('counts nothing over where a figure lies within', () =>
    expect(table('own-wedding').map(({ over }) => over)).toEqual([0, 0, 0, 0, 0, 0]));

  it('of a funeral has no plan, and no limit but for the cost of a table', () =>
    expect(
      table('parent-funeral', {}, null)
        .slice(0, 4)
        .map(({ item, planned, permitted }) => [item, planned, permitted]),
    ).toEqual([
      ['tables', null, null],
      ['persons', null, null],
      ['cars', null, null],
      ['table-cost', null, 20_000],
    ]));

  it('names the gift of a non-relative above the limit', () =>
    expect(giftLines({ largestFromNonRelativeFen: 10_001 })).toEqual([['gift-from-non-relative', 10_000, 10_001, 1]]));

  it('permits nothing from service targets, and asks where it went', () =>
    expect(giftLines({ fromServiceTargetsFen: 50_000, returnedFen: 20_000 })).toEqual([
      ['gift-from-service-target', 0, 50_000, 50_000],
      ['gift-unaccounted', 0, 30_000, 30_000],
    ]));

  it('asks no more once all of it was returned or handed in', () =>
    expect(
      giftLines({ fromServiceTargetsFen: 50_000, returnedFen: 20_000, handedInFen: 30_000, handedInOn: '2026-10-12' }),
    ).toEqual([['gift-from-service-target', 0, 50_000, 50_000]]));

  it.each([
    ['2026-10-16', []],
    ['2026-10-17', [['gift-handed-in-late', 0, 1, 1]]],
  ])('counts five working days for handing in: on %s', (handedInOn, lines) =>
    expect(giftLines({ handedInFen: 1, handedInOn })).toEqual(lines),
  );
});
