import { createHash } from 'node:crypto';
import type { SecurityEntry } from '../contract/security-log.contract.js';

/** A line as stored: its place in the chain, and the canonical JSON (RFC 8785) of what happened. */
export type StoredLine = Readonly<{ seq: number; content: string; previous: string; hash: string }>;

/**
 * `at` is an ISO instant in UTC; `units` the path of the acting account's unit, empty where nobody is known. `onBehalfOf` is
 * the person whose rights were used, `substitutions` the ids of those by which, from that person's on; both are left out
 * where the account acted with its own.
 */
export type SecurityLine = Readonly<{
  at: string;
  kind: SecurityEntry['kind'];
  outcome: SecurityEntry['outcome'];
  accountId: string | null;
  onBehalfOf?: string;
  substitutions?: readonly string[];
  units: readonly string[];
  subject: string | null;
  code: string | null;
  facts: Readonly<Record<string, string | number | boolean>>;
}>;

/** What PostgreSQL cannot keep in JSON is left out of the texts: NUL, and halves of characters. */
export const contentOf = (line: SecurityLine): string => JSON.stringify(inOrder(line));

const inOrder = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '').replaceAll('\0', '');
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, inOrder(inner)]));
};

/** The hash covers the hash of the line before (hex, empty for the first), the number of the line, and its content. */
export const hashOf = ({ previous, seq, content }: Pick<StoredLine, 'previous' | 'seq' | 'content'>): string =>
  createHash('sha256').update(`${previous}\n${seq}\n${content}`).digest('hex');

export type Anchor = Readonly<{ seq: number; hash: string }>;

export const GENESIS: Anchor = { seq: 0, hash: '' };

/** True where the line follows the one before it and says what it said when it was written. */
export const follows = ({ seq, hash }: Anchor, line: StoredLine): boolean =>
  line.seq === seq + 1 && line.previous === hash && hashOf(line) === line.hash;
