import { describe, expect, it } from '@jest/globals';
import { SeriesCheck, seriesId, seriesOf, type SeriesFault } from './number-series.js';
import type { NumberingEvent } from './numbering.events.js';

const series = { orgCode: '370112013', documentClass: '婚丧备', year: 2026 };
const given = (sequence: number, text = `济历城港沟婚丧备〔2026〕${sequence}号`): NumberingEvent => ({
  type: 'NumberReserved.v1',
  data: { purpose: `c${sequence}`, sequence, text },
});
const voided = (sequence: number): NumberingEvent => ({
  type: 'NumberVoided.v2',
  data: { purpose: `c${sequence}`, sequence, reason: '作废', voidedBy: 'p1', voidedOn: '2026-09-14' },
});
const faultIn = (...events: readonly NumberingEvent[]): SeriesFault | undefined => {
  const check = new SeriesCheck(series);
  return events.map((event) => check.next(event)).find((fault) => fault !== undefined);
};

describe('a sequence of numbers', () => {
  it('is called by organ, class and year', () => {
    expect(seriesId(series)).toBe('370112013.婚丧备.2026');
    expect(seriesOf('370112013.婚丧备.2026')).toEqual(series);
  });

  it('without a gap has no fault, voided numbers or not', () =>
    expect(faultIn(given(1), given(2), voided(1), given(3), voided(3))).toBeUndefined());

  it.each<[string, readonly NumberingEvent[], SeriesFault]>([
    ['that does not begin at 1', [given(2)], { fault: 'missing', sequence: 1 }],
    ['with a gap', [given(1), given(2), given(4)], { fault: 'missing', sequence: 3 }],
    ['with a number given twice', [given(1), given(2), given(2)], { fault: 'doubled', sequence: 2 }],
    ['with a voided number given again', [given(1), voided(1), given(1)], { fault: 'doubled', sequence: 1 }],
    ['with the text of another', [given(1, '济历城港沟婚丧备〔2025〕1号')], { fault: 'foreign', sequence: 1 }],
    ['with one voided twice', [given(1), voided(1), voided(1)], { fault: 'void-of-none', sequence: 1 }],
  ])('%s names it', (_name, events, fault) => expect(faultIn(...events)).toEqual(fault));
});
