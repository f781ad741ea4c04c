import type { DomainEvent } from './decider.js';
import type { Envelope } from './envelope.js';
import type { EventSchema } from './event-schema.js';

export type ColumnType = 'text' | 'text[]' | 'date' | 'timestamptz' | 'bigint' | 'integer' | 'boolean' | 'jsonb';
export type Column = Readonly<{ type: ColumnType; index?: 'btree' | 'gin' | 'trigram' }>;

/**
 * A read model as a pure function of (row, event). `name` ends in its version (`open-deadlines-1`): raising it builds
 * new tables beside the old. Rows live in a table with a `key` column and one column for each entry of `columns`; a row
 * of `undefined` is no row. `apply` never counts by `+1` on anything that a replay could repeat: the runner guarantees
 * that every event reaches it once and in order, and `replay twice = once` is tested for each projection.
 */
export interface Projection<E extends DomainEvent = DomainEvent, Row extends object = Record<string, unknown>> {
  readonly name: string;
  readonly events: EventSchema<E>;
  readonly columns: Readonly<Record<Extract<keyof Row, string>, Column>>;
  keyOf(event: E, envelope: Envelope): string | undefined;
  apply(row: Row | undefined, event: E, envelope: Envelope): Row | undefined;
}

/** The name that queries use: `open-deadlines-1` → `open_deadlines`. */
export const viewName = (projection: Pick<Projection, 'name'>): string =>
  projection.name.replace(/-\d+$/, '').replaceAll('-', '_');
