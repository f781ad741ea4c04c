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

/** A version as it stands: `correction` is 0 as it was set first, then counts. */
export type StandingVersion = ParameterVersion & Readonly<{ correction: number }>;

/** A correction takes the place of the version of the same unit and day, from that day on. */
export type ParameterEvent =
  | DomainEvent<'ParameterSet.v1', ParameterVersion>
  | DomainEvent<'ParameterCorrected.v1', StandingVersion & Readonly<{ reason: string }>>;

export const parameterEvents = eventSchema<ParameterEvent>({
  current: ['ParameterSet.v1', 'ParameterCorrected.v1'],
});
