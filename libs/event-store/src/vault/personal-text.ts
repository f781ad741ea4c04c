import type { DomainEvent, EventSchema, JsonObject, JsonValue, PersonalMark, Recorded, RecordedEvent } from '#kernel';
import { EventReader } from '../reader/event-reader.port.js';
import { decrypt, encrypt } from './cipher.js';
import { KeyVault } from './key-vault.port.js';

const PREFIX = 'enc:v1:';

/** The person's key was destroyed: nothing personal can be written about them any more. */
export class SubjectErasedError extends Error {
  override readonly name = 'SubjectErasedError';
}

/** Seals the personal fields of events on their way in, and opens them on their way out (null once erased). */
export class PersonalText extends EventReader {
  constructor(private readonly vault: KeyVault) {
    super();
  }

  async seal(mark: PersonalMark | undefined, eventId: string, data: JsonObject): Promise<JsonObject> {
    if (!mark) return data;
    const fields = mark.fields.filter((field) => data[field] !== null && data[field] !== undefined);
    if (fields.length === 0) return data;
    const key = await this.vault.keyFor(subjectOf(mark, data));
    if (!key) throw new SubjectErasedError('the key of this subject was destroyed');
    const sealed = fields.map((field) => {
      const plain = Buffer.from(JSON.stringify(data[field]));
      return [field, PREFIX + encrypt(key, plain, contextOf(eventId, field)).toString('base64')] as const;
    });
    return { ...data, ...Object.fromEntries(sealed) };
  }

  async open<E extends DomainEvent>(
    schema: EventSchema<E>,
    recorded: readonly RecordedEvent[],
  ): Promise<readonly Recorded<E>[]> {
    const subjects = new Set<string>();
    for (const event of recorded) {
      const mark = schema.personal(event.type);
      if (mark?.fields.some((field) => isSealed(event.data[field]))) subjects.add(subjectOf(mark, event.data));
    }
    const keys = subjects.size > 0 ? await this.vault.keysOf([...subjects]) : new Map<string, Buffer>();
    return recorded.map(({ data, ...envelope }) => {
      const mark = schema.personal(envelope.type);
      const opened = mark ? openFields(mark, envelope.id, data, keys) : data;
      return { event: schema.decode({ type: envelope.type, data: opened }), envelope };
    });
  }
}

const openFields = (mark: PersonalMark, eventId: string, data: JsonObject, keys: ReadonlyMap<string, Buffer>) => {
  const opened: Record<string, JsonValue> = { ...data };
  for (const field of mark.fields) {
    const value = data[field];
    if (!isSealed(value)) continue;
    const key = keys.get(subjectOf(mark, data));
    const sealed = Buffer.from(value.slice(PREFIX.length), 'base64');
    opened[field] = key ? (JSON.parse(decrypt(key, sealed, contextOf(eventId, field)).toString()) as JsonValue) : null;
  }
  return opened;
};

const isSealed = (value: JsonValue | undefined): value is string =>
  typeof value === 'string' && value.startsWith(PREFIX);

const contextOf = (eventId: string, field: string) => `${eventId}/${field}`;

const subjectOf = (mark: PersonalMark, data: JsonObject): string => {
  const person = data[mark.subject];
  if (typeof person !== 'string') throw new Error(`personal event without its subject field ${mark.subject}`);
  if (mark.scope === undefined) return person;
  const scope = data[mark.scope];
  if (typeof scope !== 'string') throw new Error(`personal event without its scope field ${mark.scope}`);
  return `${person}/${scope}`;
};
