import type { DomainEvent, EventSchema, JsonObject, RecordedEvent } from '#kernel';

/** An event whose personal texts were not opened; `hidden` names the fields that hold some. */
export type Veiled = Readonly<{ event: DomainEvent; hidden: readonly string[] }>;

/** Reads a stored event without the key vault: personal texts read null. */
export const veiled = (schema: EventSchema, { type, data }: RecordedEvent): Veiled => {
  const marked = schema.personal(type)?.fields ?? [];
  const hidden = marked.filter((field) => data[field] !== null && data[field] !== undefined);
  const empty: JsonObject = { ...data, ...Object.fromEntries(hidden.map((field) => [field, null])) };
  return { event: schema.decode({ type, data: empty }), hidden };
};
