import { expect } from '@jest/globals';
import type { DomainEvent, Envelope, Projection } from '#kernel';

/** Folds events through a projection as the runner would, row by row. */
export const project = <E extends DomainEvent, Row extends object>(
  projection: Projection<E, Row>,
  events: readonly (readonly [E, Partial<Envelope>])[],
): Map<string, Row> => {
  const rows = new Map<string, Row>();
  events.forEach(([event, partial], index) => {
    const envelope = envelopeOf({ position: BigInt(index), revision: index, type: event.type, ...partial });
    const key = projection.keyOf(event, envelope);
    if (key === undefined) return;
    const next = projection.apply(rows.get(key), event, envelope);
    if (next) rows.set(key, next);
    else rows.delete(key);
  });
  return rows;
};

/** A complete envelope with fixed values, for specs. */
export const envelopeOf = (partial: Partial<Envelope> = {}): Envelope => ({
  id: '00000000-0000-5000-8000-000000000000',
  type: 'Unnamed.v1',
  stream: 'thing-1',
  revision: 0,
  position: 0n,
  metadata: {
    commandId: 'c1',
    commandDigest: 'd1',
    correlationId: 'c1',
    actor: { accountId: 'a1', personId: 'p1', orgCode: '3701' },
    occurredAt: '2026-09-21T01:00:00.000Z',
    recordedAt: '2026-09-21T01:00:00.000Z',
    chain: { suite: 'sha256', previous: '', hash: '' },
  },
  ...partial,
});

/** Rows of two folds are the same, keys included. */
export const expectSameRows = <Row>(left: ReadonlyMap<string, Row>, right: ReadonlyMap<string, Row>) =>
  expect([...left].sort(byKey)).toEqual([...right].sort(byKey));

const byKey = (a: readonly [string, unknown], b: readonly [string, unknown]) => a[0].localeCompare(b[0]);
