import { describe, expect, it } from '@jest/globals';
import { expectSameRows, project } from '#testing';
import type { ParameterEvent } from '../domain/parameter.events.js';
import { parameters } from './parameters.projection.js';

const set = (scope: string, effectiveFrom: string, value: number): ParameterEvent => ({
  type: 'ParameterSet.v1',
  data: {
    key: 'event.tablesMax',
    value,
    unit: 'count <=',
    scope,
    effectiveFrom,
    workflow: 'W4',
    meaning: 'Tables at a wedding',
    anchor: '',
    confidence: 'EX',
    sources: ['P31', 'P33'],
    note: '',
  },
});
const corrected = (value: number, correction: number): ParameterEvent => ({
  type: 'ParameterCorrected.v1',
  data: { ...set('370112', '2026-01-01', value).data, correction, reason: '录入有误' },
});
const events = [
  set('3701', '2020-07-14', 20),
  set('3701', '2026-01-01', 18),
  set('370112', '2026-01-01', 15),
  corrected(16, 1),
  corrected(17, 2),
];
const folded = (times: number) =>
  project(
    parameters,
    Array.from({ length: times }, () => events)
      .flat()
      .map((event) => [event, {}]),
  );

describe('the parameters', () => {
  it('keep every version, by key, unit and day', () =>
    expect([...folded(1)].map(([key, { value }]) => [key, value])).toEqual([
      ['event.tablesMax@3701:2020-07-14', 20],
      ['event.tablesMax@3701:2026-01-01', 18],
      ['event.tablesMax@370112:2026-01-01', 15],
      ['event.tablesMax@370112:2026-01-01~1', 16],
      ['event.tablesMax@370112:2026-01-01~2', 17],
    ]));

  it('say why a version was corrected', () =>
    expect(folded(1).get('event.tablesMax@370112:2026-01-01~1')).toMatchObject({ correction: 1, reason: '录入有误' }));

  it('hold all that an official needs to trace one', () =>
    expect(folded(1).get('event.tablesMax@370112:2026-01-01')).toEqual({
      parameter: 'event.tablesMax',
      value: 15,
      unit: 'count <=',
      scope: '370112',
      effective_from: '2026-01-01',
      workflow: 'W4',
      meaning: 'Tables at a wedding',
      anchor: '',
      confidence: 'EX',
      sources: ['P31', 'P33'],
      note: '',
      correction: 0,
      reason: null,
      set_at: '2026-09-21T01:00:00.000Z',
    }));

  it('are the same after a replay', () => expectSameRows(folded(2), folded(1)));
});
