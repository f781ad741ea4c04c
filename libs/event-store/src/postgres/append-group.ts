import { actualOf } from '../adapter/expectation.js';
import type { StorableEvent } from '../adapter/storable-event.js';
import {
  UnstorableEventError,
  WrongExpectedRevisionError,
  type Appended,
  type ExpectedRevision,
} from '../port/event-store.port.js';
import { ANY, EXISTS, NEVER, OUTCOME } from './schema.js';

/** One caller's append, waiting to be written. `bytes` is what its events weigh. */
export type PendingAppend = Readonly<{
  stream: string;
  events: readonly StorableEvent[];
  expected: ExpectedRevision;
  bytes: number;
  resolve: (appended: Appended) => void;
  reject: (error: unknown) => void;
}>;

/** A row of eventstore.append_group: outcome, revision, position. */
export type OutcomeRow = readonly [number, string, string | null];

export const APPEND_GROUP = {
  name: 'eventstore_append_group',
  text: `select outcome, at_revision, at_position
    from eventstore.append_group($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::json, $11::json)`,
  rowMode: 'array',
} as const;

/** Of one event. Answers no row where it is not simply accepted. */
export const APPEND_ONE = {
  name: 'eventstore_append_one',
  text: 'select outcome, at_revision, at_position from eventstore.append_one($1, $2, $3, $4, $5::json, $6::json)',
  rowMode: 'array',
} as const;

/** The arguments of eventstore.append_one; undefined for a group that is more than one event. */
export const valuesOfOne = (group: readonly PendingAppend[]): unknown[] | undefined => {
  const [append] = group;
  const [event] = append!.events;
  if (group.length > 1 || append!.events.length > 1) return undefined;
  const { id, type, data, metadata } = event!;
  return [append!.stream, encode(append!.expected), id, type, data, metadata];
};

/** The arguments of eventstore.append_group. */
export const valuesOf = (group: readonly PendingAppend[]): unknown[] => {
  const numbers = new Map<string, number>();
  const perMember = { firsts: [] as number[], previous: [] as number[] };
  const perEvent = { members: [] as number[], places: [] as number[] };
  const events: StorableEvent[] = [];
  group.forEach((append, index) => {
    const member = index + 1;
    perMember.firsts.push(events.length + 1);
    perMember.previous.push(numbers.get(append.stream) ?? 0);
    numbers.set(append.stream, member);
    append.events.forEach((event, place) => {
      perEvent.members.push(member);
      perEvent.places.push(place + 1);
      events.push(event);
    });
  });
  return [
    group.map(({ stream }) => stream),
    group.map(({ expected }) => encode(expected)),
    group.map((append) => append.events.length),
    perMember.firsts,
    perMember.previous,
    perEvent.members,
    perEvent.places,
    events.map(({ id }) => id),
    events.map(({ type }) => type),
    listOf(events.map(({ data }) => data)),
    listOf(events.map(({ metadata }) => metadata)),
  ];
};

/**
 * JSON texts as one, which PostgreSQL takes apart again unchanged: as members of an array of its own they would be escaped.
 */
const listOf = (texts: readonly string[]): string => `[${texts.join(',')}]`;

/** Tells each caller of the group its own outcome. Returns how many appends were written. */
export const settle = (group: readonly PendingAppend[], rows: readonly OutcomeRow[]): number => {
  group.forEach(({ stream, expected, resolve, reject }, index) => {
    const [outcome, revision, position] = rows[index]!;
    switch (outcome) {
      case OUTCOME.written:
      case OUTCOME.repeated:
        resolve({ revision: Number(revision), position: BigInt(position!) });
        break;
      case OUTCOME.idInUse:
        reject(new UnstorableEventError('an event id of this append is in use'));
        break;
      default:
        reject(new WrongExpectedRevisionError(stream, expected, actualOf(Number(revision))));
    }
  });
  return rows.filter(([outcome]) => outcome === OUTCOME.written).length;
};

const encode = (expected: ExpectedRevision): number => {
  if (expected === 'any') return ANY;
  if (expected === 'stream-exists') return EXISTS;
  if (expected === 'no-stream') return -1;
  return Number.isSafeInteger(expected) && expected >= -1 ? expected : NEVER;
};
