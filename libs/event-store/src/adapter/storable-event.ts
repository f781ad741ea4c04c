import { UnstorableEventError, type EventToAppend } from '../port/event-store.port.js';

/** An event whose texts were checked, with data and metadata as JSON. */
export type StorableEvent = Readonly<{ id: string; type: string; data: string; metadata: string }>;

/** Type, data and metadata of one event in UTF-8: what EventStoreDB takes in one append unless told otherwise. */
export const MAX_EVENT_BYTES = 1_048_576;
const MAX_NAME_LENGTH = 256;

const LONE_SURROGATE = /\p{Surrogate}/u;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NUL_OR_SURROGATE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;

/**
 * Checks what no store can check alike: names, ids, size, and texts with NUL or a lone surrogate, which PostgreSQL
 * cannot hold. Throws UnstorableEventError; its message names no content.
 */
export const toStorable = (stream: string, events: readonly EventToAppend[]): readonly StorableEvent[] => {
  assertName('stream', stream);
  const ids = new Set<string>();
  return events.map(({ id, type, data, metadata }) => {
    assertName('event type', type);
    if (!UUID.test(id)) throw new UnstorableEventError('an event id is not a UUID in lower case');
    if (ids.has(id)) throw new UnstorableEventError(`the event id ${id} is used twice in one append`);
    ids.add(id);
    const storable = { id, type, data: JSON.stringify(data), metadata: JSON.stringify(metadata) };
    assertText(storable);
    return storable;
  });
};

/** 1 to 256 characters without NUL or a lone surrogate, not beginning with $. */
export const isName = (name: string): boolean => {
  const bad = name === '' || name.length > MAX_NAME_LENGTH || name.startsWith('$');
  return !bad && !name.includes('\0') && !LONE_SURROGATE.test(name);
};

const assertName = (what: string, name: string): void => {
  if (!isName(name))
    throw new UnstorableEventError(
      `a ${what} has 1 to ${MAX_NAME_LENGTH} characters, no NUL, and does not begin with $`,
    );
};

const assertText = ({ id, type, data, metadata }: StorableEvent): void => {
  if ([data, metadata].some((json) => json.includes('\\u') && NUL_OR_SURROGATE.test(json)))
    throw new UnstorableEventError(`event ${id} (${type}) holds a text with NUL or a lone surrogate`);
  const bytes = Buffer.byteLength(type) + Buffer.byteLength(data) + Buffer.byteLength(metadata);
  if (bytes > MAX_EVENT_BYTES)
    throw new UnstorableEventError(`event ${id} (${type}) has ${bytes} bytes, more than ${MAX_EVENT_BYTES}`);
};
