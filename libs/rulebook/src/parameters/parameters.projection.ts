import type { JsonValue, Projection } from '#kernel';
import { parameterEvents, type ParameterEvent } from '../domain/parameter.events.js';

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
};

declare module '#read-store' {
  interface ReadTables {
    parameters: ParameterRow & { key: string; position: number };
  }
}

export const parameters: Projection<ParameterEvent, ParameterRow> = {
  name: 'parameters-1',
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
  },
  keyOf: ({ data: { key, scope, effectiveFrom } }) => `${key}@${scope}:${effectiveFrom}`,
  apply: (_row, { data: { key, effectiveFrom, ...rest } }) => ({
    ...rest,
    parameter: key,
    effective_from: effectiveFrom,
  }),
};
