import type { JsonValue, Projection } from '#kernel';
import { parameterEvents, type ParameterEvent } from '../domain/parameter.events.js';
import { versionName } from '../domain/rulebook.js';

/** `correction` is 0 as a version was set first; `reason` says why it was corrected, `set_at` when it came in. */
export type ParameterRow = {
  parameter: string;
  value: JsonValue;
  unit: string;
  scope: string;
  effective_from: string;
  workflow: string;
  meaning: string;
  anchor: string;
  confidence: string;
  sources: readonly string[];
  note: string;
  correction: number;
  reason: string | null;
  set_at: string;
};

declare module '#read-store' {
  interface ReadTables {
    parameters: ParameterRow & { key: string; position: number };
  }
}

const wordsOf = ({ type, data }: ParameterEvent) =>
  type === 'ParameterSet.v1' ? { ...data, correction: 0, reason: null } : data;

export const parameters: Projection<ParameterEvent, ParameterRow> = {
  name: 'parameters-2',
  events: parameterEvents,
  columns: {
    parameter: { type: 'text', index: 'btree' },
    value: { type: 'jsonb' },
    unit: { type: 'text' },
    scope: { type: 'text' },
    effective_from: { type: 'date' },
    workflow: { type: 'text' },
    meaning: { type: 'text' },
    anchor: { type: 'text' },
    confidence: { type: 'text' },
    sources: { type: 'text[]' },
    note: { type: 'text' },
    correction: { type: 'integer' },
    reason: { type: 'text' },
    set_at: { type: 'timestamptz' },
  },
  keyOf: (event) => versionName(wordsOf(event)),
  apply: (_row, event, { metadata }) => {
    const { key, effectiveFrom, ...rest } = wordsOf(event);
    return { ...rest, parameter: key, effective_from: effectiveFrom, set_at: metadata.recordedAt };
  },
};
