import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { ChainLink, EventMetadata, JsonObject, RecordedEvent } from '#kernel';

export type Unchained = Readonly<{
  id: string;
  type: string;
  stream: string;
  revision: number;
  data: JsonObject;
  metadata: Omit<EventMetadata, 'chain'>;
}>;

export const GENESIS = '';

/**
 * Links an event to the one before it in its stream: the hash covers the canonical JSON (RFC 8785) of the event as
 * stored, so personal text enters as ciphertext, and the previous hash (hex; empty for the first event).
 */
export const linkTo = (previous: string, event: Unchained, suite: ChainLink['suite'] = 'sha256'): ChainLink => {
  const { id, type, stream, revision, data, metadata } = event;
  const text = canonicalize({ suite, previous, id, type, stream, revision, data, metadata });
  if (text === undefined) throw new Error(`event ${id} has no canonical form`);
  return { suite, previous, hash: hash(suite, text, 'hex') };
};

/** True where the stored link is the one that the event's own content and the previous hash give. */
export const isLinkedTo = (previous: string, recorded: RecordedEvent): boolean => {
  const { chain, ...metadata } = recorded.metadata;
  const { id, type, stream, revision, data } = recorded;
  return (
    chain.previous === previous &&
    linkTo(previous, { id, type, stream, revision, data, metadata }, chain.suite).hash === chain.hash
  );
};
