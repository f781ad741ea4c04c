import type { DomainEvent } from './decider.js';

/** A field that reads `null` once its person has been erased. */
export type Personal<T> = T | null;

/**
 * Which fields of a stored event are personal, and under whose key they are encrypted: `subject` names the field that
 * holds the person id, `scope` (optional) the field that narrows the key to one case, so that a case can be forgotten
 * before its person is.
 */
export type PersonalMark = Readonly<{ subject: string; scope?: string; fields: readonly string[] }>;

type Upcasters = Readonly<Record<string, (data: never) => DomainEvent>>;

export interface EventSchema<E extends DomainEvent = DomainEvent> {
  readonly current: readonly E['type'][];
  /** Every stored type that this schema reads: the current ones and those it upcasts. */
  readonly stored: readonly string[];
  /** Reads a stored event as today's. Throws on a type that the schema does not declare. */
  decode(recorded: DomainEvent): E;
  personal(type: string): PersonalMark | undefined;
}

/** Declares the event types of one context: the current shapes, upcasters v(n) to v(n+1), and the personal fields. */
export const eventSchema = <E extends DomainEvent>(schema: {
  current: readonly E['type'][];
  upcast?: Upcasters;
  personal?: Readonly<Record<string, PersonalMark>>;
}): EventSchema<E> => {
  const current = new Set<string>(schema.current);
  const decode = (recorded: DomainEvent): E => {
    if (current.has(recorded.type)) return recorded as E;
    const step = schema.upcast?.[recorded.type];
    if (!step) throw new Error(`unknown event type ${recorded.type}`);
    return decode(step(recorded.data as never));
  };
  return {
    current: schema.current,
    stored: [...schema.current, ...Object.keys(schema.upcast ?? {})],
    decode,
    personal: (type) => schema.personal?.[type],
  };
};

/** One schema that reads the events of several. Throws where two declare the same type. */
export const joinSchemas = <E extends DomainEvent>(...schemas: readonly EventSchema<E>[]): EventSchema<E> => {
  const byType = new Map<string, EventSchema<E>>();
  for (const schema of schemas)
    for (const type of schema.stored) {
      if (byType.has(type)) throw new Error(`event type ${type} is declared twice`);
      byType.set(type, schema);
    }
  const ofType = (type: string) => {
    const schema = byType.get(type);
    if (!schema) throw new Error(`unknown event type ${type}`);
    return schema;
  };
  return {
    current: schemas.flatMap((schema) => schema.current),
    stored: [...byType.keys()],
    decode: (recorded) => ofType(recorded.type).decode(recorded),
    personal: (type) => byType.get(type)?.personal(type),
  };
};

/** Reads some of the events that a schema reads. `older` names the stored versions that are upcast to one of them. */
export const partOf = <E extends DomainEvent>(
  schema: EventSchema<E>,
  types: readonly E['type'][],
  older: readonly string[] = [],
): EventSchema<E> => {
  const stored = new Set<string>([...types, ...older]);
  return {
    current: types,
    stored: [...stored],
    decode: (recorded) => {
      if (!stored.has(recorded.type)) throw new Error(`unknown event type ${recorded.type}`);
      return schema.decode(recorded);
    },
    personal: (type) => (stored.has(type) ? schema.personal(type) : undefined),
  };
};
