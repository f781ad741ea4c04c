import { eventSchema, type DomainEvent, type JsonValue, type LocalDate } from '#kernel';

export type Confidence = 'LAW' | 'PLAN' | 'PUB' | 'EX' | 'RECALL' | 'DEFAULT';

/** A number or rule that the law or a county sets: for a unit and all below it, from a day on, with its source. */
export type ParameterVersion = Readonly<{
  key: string;
  value: JsonValue;
  unit: string;
  scope: string;
  effectiveFrom: LocalDate;
  workflow: string;
  meaning: string;
  anchor: string;
  confidence: Confidence;
  sources: readonly string[];
  note: string;
}>;

export type ParameterEvent = DomainEvent<'ParameterSet.v1', ParameterVersion>;

export const parameterEvents = eventSchema<ParameterEvent>({ current: ['ParameterSet.v1'] });
