import { describe, expect, it } from '@jest/globals';
import { plan, rules, rulesWith } from '../../ceremony.fixture.js';
import { carLimit, personLimit, planFindings, tableLimit } from './limits.js';

describe('the limits of an event', () => {
  it.each([
    ['own-wedding', false, 20, 200, 6],
    ['child-wedding', true, 30, 300, 6],
    ['birthday', false, 12, 120, undefined],
    ['birthday', true, 12, 120, undefined],
    ['parent-funeral', false, undefined, undefined, undefined],
  ] as const)('of kind %s, both families together: %s', (kind, joint, tables, persons, cars) => {
    expect(tableLimit(kind, joint, rules)?.value).toBe(tables);
    expect(personLimit(kind, joint, rules)?.value).toBe(persons);
    expect(carLimit(kind, rules)?.value).toBe(cars);
  });
});

describe('findings on a plan', () => {
  const found = (kind: Parameters<typeof planFindings>[0], changed: Partial<typeof plan>, by = rules) =>
    planFindings(kind, { ...plan, ...changed }, by).map(({ item, permitted, actual, over }) => [
      item,
      permitted,
      actual,
      over,
    ]);

  it('are none at the limit', () =>
    expect(found('own-wedding', { tables: 20, persons: 200, cars: 6, tableCostFen: 20_000 })).toEqual([]));

  it('name each figure above it', () =>
    expect(found('own-wedding', { tables: 21, persons: 201, cars: 7, tableCostFen: 20_001 })).toEqual([
      ['tables', 20, 21, 1],
      ['persons', 200, 201, 1],
      ['cars', 6, 7, 1],
      ['table-cost', 20_000, 20_001, 1],
    ]));

  it('measure both families together by their own limit', () =>
    expect(found('own-wedding', { tables: 31, persons: 200, jointBothFamilies: true })).toEqual([
      ['tables', 30, 31, 1],
    ]));

  it.each([
    ['none', { nonRelativesInvited: false }, ['kind-not-to-be-held']],
    ['relatives-only', { nonRelativesInvited: false }, []],
    ['relatives-only', { nonRelativesInvited: true }, ['non-relatives-invited']],
    ['any', { nonRelativesInvited: true }, []],
  ])('follow the rule %s for a birthday with %j', (held, declared, items) => {
    const by = rulesWith({ 'event.otherCelebrations.held': held });
    expect(found('birthday', { ...declared, tables: 12, persons: 120 }, by).map(([item]) => item)).toEqual(items);
  });

  it('do not ask about non-relatives at a wedding', () =>
    expect(found('own-wedding', { nonRelativesInvited: true })).toEqual([]));

  it.each(['own-wedding', 'birthday'] as const)('never permit service targets at a %s', (kind) =>
    expect(found(kind, { serviceTargetsInvited: true, tables: 10, persons: 100 })).toEqual([
      ['service-targets-invited', 0, 1, 1],
    ]),
  );
});
