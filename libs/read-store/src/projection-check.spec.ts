import { describe, expect, it } from '@jest/globals';
import { eventSchema } from '#kernel';
import { openCases } from './open-cases.fixture.js';
import { projectionFaults } from './projection-check.js';

describe('the list of projections', () => {
  it('is sound when names, views and columns are', () => expect(projectionFaults([openCases])).toEqual([]));

  it('names a projection that is declared twice', () =>
    expect(projectionFaults([openCases, openCases])).toEqual(['projection open-cases-1 is declared twice']));

  it('names a view that two versions would fill', () =>
    expect(projectionFaults([openCases, { ...openCases, name: 'open-cases-2' }])).toEqual([
      'more than one projection fills the view open_cases',
    ]));

  it('asks for a version', () =>
    expect(projectionFaults([{ ...openCases, name: 'open-cases' }])).toEqual([
      'projection open-cases has no version: its name must end in a number',
    ]));

  it.each([
    ['Open Cases-1', 'projection Open Cases-1 is not named in kebab-case'],
    [`${'x'.repeat(60)}-1`, `the name of projection ${'x'.repeat(60)}-1 is too long`],
    ['projection-1', 'projection projection-1 hides the list of projections'],
  ])('refuses the name %p', (name, fault) => expect(projectionFaults([{ ...openCases, name }])).toEqual([fault]));

  it('refuses columns that it fills itself or cannot name', () =>
    expect(
      projectionFaults([{ ...openCases, columns: { key: { type: 'text' }, 'a"b': { type: 'text' } } as never }]),
    ).toEqual([
      'projection open-cases-1 declares the reserved column key',
      'projection open-cases-1 has a bad column name a"b',
    ]));

  it('refuses a projection that reads nothing', () =>
    expect(projectionFaults([{ ...openCases, events: eventSchema({ current: [] }) as never }])).toEqual([
      'projection open-cases-1 reads no event type',
    ]));
});
