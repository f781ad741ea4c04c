import type { DomainEvent, Recorded } from '#kernel';
import type { Change, PositionedRow } from './physical-table.js';
import { ProjectionFailedError } from './projection-error.js';
import { storedRow, type StoredProjection } from './stored-projection.js';

export type Keyed = Readonly<{ key: string; recorded: Recorded<DomainEvent> }>;

/** `stoppedBy` is the fault at which keying ended. */
export type KeyedEvents = Readonly<{ keyed: readonly Keyed[]; stoppedBy?: ProjectionFailedError }>;

/** `stoppedBy` is the fault at which the fold ended: what comes before it is in `changes`, the rest is not. */
export type Folded = Readonly<{ changes: readonly Change[]; stoppedBy?: ProjectionFailedError }>;

/** Which row each event concerns, up to the first event on which the projection fails. */
export const keyEvents = (projection: StoredProjection, events: readonly Recorded<DomainEvent>[]): KeyedEvents => {
  const keyed: Keyed[] = [];
  for (const recorded of events) {
    try {
      const key = projection.keyOf(recorded.event, recorded.envelope);
      if (key !== undefined) keyed.push({ key, recorded });
    } catch (error) {
      return { keyed, stoppedBy: failed(projection, recorded, error) };
    }
  }
  return { keyed };
};

/** Folds a batch over the stored rows, key by key in memory. An event at or below its row's position is left out. */
export const foldBatch = (
  projection: StoredProjection,
  keyed: readonly Keyed[],
  stored: ReadonlyMap<string, PositionedRow>,
): Folded => {
  const changes = new Map<string, Change>();
  for (const { key, recorded } of keyed) {
    const { event, envelope } = recorded;
    const current = changes.get(key) ?? stored.get(key);
    if (current && envelope.position <= current.position) continue;
    try {
      const next = projection.apply(current?.row, event, envelope);
      const row = next && storedRow(projection, next);
      changes.set(key, { key, row, position: envelope.position });
    } catch (error) {
      return { changes: [...changes.values()], stoppedBy: failed(projection, recorded, error) };
    }
  }
  return { changes: [...changes.values()] };
};

const failed = ({ name }: StoredProjection, { envelope }: Recorded<DomainEvent>, error: unknown) =>
  new ProjectionFailedError(name, envelope.type, envelope.position, error);
