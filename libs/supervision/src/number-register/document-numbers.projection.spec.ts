import { describe, expect, it } from '@jest/globals';
import type { NumberingEvent } from '#rulebook';
import { envelopeOf, expectSameRows, project } from '#testing';
import { documentNumbers } from './document-numbers.projection.js';

const envelope = { stream: 'numbering-370112013.婚丧备.2026' };
const given = (sequence: number): NumberingEvent => ({
  type: 'NumberReserved.v1',
  data: { purpose: `c${sequence}`, sequence, text: `济历城港沟婚丧备〔2026〕${sequence}号` },
});
const history: readonly NumberingEvent[] = [
  given(1),
  given(2),
  {
    type: 'NumberVoided.v2',
    data: { purpose: 'c1', sequence: 1, reason: '登记有误', voidedBy: 'p1', voidedOn: '2026-09-14' },
  },
];
const events = (of: readonly NumberingEvent[]) => of.map((event) => [event, envelope] as const);

describe('the register of numbers', () => {
  it('has a line for each number, with organ, class, year and what became of it', () =>
    expect(
      [...project(documentNumbers, events(history))].map(([key, row]) => [key, row.number, row.voided_on, row.reason]),
    ).toEqual([
      ['370112013.婚丧备.2026.1', '济历城港沟婚丧备〔2026〕1号', '2026-09-14', '登记有误'],
      ['370112013.婚丧备.2026.2', '济历城港沟婚丧备〔2026〕2号', null, null],
    ]));

  it('gives a number on the day of the entry, also for an act that happened before', () => {
    const at = envelopeOf(envelope);
    const late = { ...at, metadata: { ...at.metadata, occurredAt: '2026-09-12T07:30:00.000Z' } };
    expect([...project(documentNumbers, [[given(1), late]]).values()][0]).toMatchObject({ given_on: '2026-09-21' });
  });

  it('comes to the same when it is replayed', () =>
    expectSameRows(
      project(documentNumbers, events(history)),
      project(documentNumbers, events([...history, ...history])),
    ));
});
