import type { DomainEvent } from './decider.js';
import type { EntryReason } from './entry-reasons.js';
import type { JsonObject } from './json.js';

/** Who acted: the account, the person and post behind it, the unit in whose name, and on whose behalf. */
export type Actor = Readonly<{
  accountId: string;
  personId?: string;
  postId?: string;
  orgCode?: string;
  onBehalfOf?: string;
  via?: readonly string[];
}>;

export type ChainLink = Readonly<{ suite: 'sha256' | 'sm3'; previous: string; hash: string }>;

/** `occurredAt` and `recordedAt` are ISO instants in UTC; they differ for acts entered later, which have a reason. */
export type EventMetadata = Readonly<{
  commandId: string;
  commandDigest: string;
  correlationId: string;
  causationId?: string;
  actor: Actor;
  occurredAt: string;
  recordedAt: string;
  entryReason?: EntryReason;
  ruleVersion?: string;
  chain: ChainLink;
}>;

/** An event as stored. `position` orders all events of the log, `revision` those of one stream, from 0. */
export type RecordedEvent = Readonly<{
  id: string;
  type: string;
  stream: string;
  revision: number;
  position: bigint;
  data: JsonObject;
  metadata: EventMetadata;
}>;

/** What a projection or reaction sees beside the decoded event. */
export type Envelope = Omit<RecordedEvent, 'data'>;

export type Recorded<E extends DomainEvent> = Readonly<{ event: E; envelope: Envelope }>;

/** `ceremony-<id>` → `ceremony`. A category holds no dash. */
export const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf('-'));

/** `ceremony-<id>` → `<id>`. */
export const idOf = (stream: string): string => stream.slice(stream.indexOf('-') + 1);
