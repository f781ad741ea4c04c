import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { envelopeOf } from '#testing';
import { foldBatch, keyEvents } from './batch-fold.js';
import { closed, noted, opened, openCases, type CaseEvent } from './open-cases.fixture.js';
import type { PositionedRow } from './physical-table.js';

const recorded = (events: readonly CaseEvent[]) =>
  events.map((event, index) => ({
    event,
    envelope: envelopeOf({ type: event.type, position: BigInt(index), revision: index }),
  }));

/** Folds one batch after the other, as the runner does, over rows that it would have stored. */
const foldInBatches = (events: readonly CaseEvent[], cuts: readonly number[]) => {
  const rows = new Map<string, PositionedRow>();
  const all = recorded(events);
  const edges = [...new Set([0, ...cuts.map((cut) => cut % (all.length + 1)), all.length])].toSorted((a, b) => a - b);
  for (const [index, from] of edges.entries()) {
    const { keyed } = keyEvents(openCases, all.slice(from, edges[index + 1]));
    for (const { key, row, position } of foldBatch(openCases, keyed, rows).changes)
      if (row) rows.set(key, { row, position });
      else rows.delete(key);
  }
  return new Map([...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)));
};

const caseEvent = fc.oneof(
  fc.constantFrom('c1', 'c2', 'c3').map((id) => opened(id)),
  fc.tuple(fc.constantFrom('c1', 'c2', 'c3'), fc.string()).map(([id, note]) => noted(id, note)),
  fc.constantFrom('c1', 'c2', 'c3').map((id) => closed(id)),
);

describe('a batch fold', () => {
  it('ends in the same rows wherever the log is cut', () => {
    fc.assert(
      fc.property(fc.array(caseEvent, { maxLength: 40 }), fc.array(fc.nat(), { maxLength: 6 }), (events, cuts) => {
        expect(foldInBatches(events, cuts)).toEqual(foldInBatches(events, []));
      }),
    );
  });

  it('leaves out an event at or below the position of its row', () => {
    const [open, note] = recorded([opened('c1'), noted('c1', 'n')]);
    const { keyed } = keyEvents(openCases, [open!, note!]);
    const stored = foldBatch(openCases, keyed, new Map()).changes[0]!;
    const again = foldBatch(openCases, keyed, new Map([['c1', { row: stored.row!, position: stored.position }]]));
    expect(again.changes).toEqual([]);
  });

  it('holds null where the projection gave nothing, as the database will', () => {
    const sparse = { ...openCases, apply: () => ({ title: 'only' }) };
    const { keyed } = keyEvents(sparse, recorded([opened('c1')]));
    expect(foldBatch(sparse, keyed, new Map()).changes[0]?.row).toStrictEqual({
      title: 'only',
      dueOn: null,
      amountFen: null,
      notes: null,
      detail: null,
      openedAt: null,
      lastRevision: null,
      noted: null,
    });
  });

  it('keeps what comes before the event on which the projection fails', () => {
    const failing = {
      ...openCases,
      apply: (row: never, event: CaseEvent, envelope: never) => {
        if (event.type === 'CaseClosed.v1') throw new Error('村民张某');
        return openCases.apply(row, event, envelope);
      },
    };
    const { keyed } = keyEvents(failing, recorded([opened('c1'), closed('c1'), opened('c2')]));
    const { changes, stoppedBy } = foldBatch(failing, keyed, new Map());
    expect(changes.map(({ key }) => key)).toEqual(['c1']);
    expect(stoppedBy?.message).toBe('projection open-cases-1 stopped: it failed on event CaseClosed.v1 at position 1');
  });
});
