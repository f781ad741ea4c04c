import type { EventReader, EventStore } from '#event-store';
import type { DomainEvent, Recorded, RecordedEvent } from '#kernel';
import { keyEvents, type Keyed } from './batch-fold.js';
import { advanceTogether, liveBuilds, type Build } from './build-registry.js';
import { writeKeyed } from './page-writer.js';
import type { ReadStore } from './read-store.js';
import type { StoredProjection } from './stored-projection.js';

type Member = Readonly<{ projection: StoredProjection; build: Build }>;

/** Read models that stand at one position of the log. */
export type Group = Readonly<{ checkpoint: bigint; members: readonly Member[] }>;

/** Somebody else has moved one of the read models, or put another table in its place. */
class OutOfStepError extends Error {
  override readonly name = 'OutOfStepError';
}

/** The live read models by where they stand, the rearmost first. Those of another version are left out. */
export const groupsOf = async (
  store: ReadStore,
  projections: readonly StoredProjection[],
): Promise<readonly Group[]> => {
  const builds = new Map((await liveBuilds(store.pool)).map((build) => [build.name, build]));
  const groups = new Map<bigint, Member[]>();
  for (const projection of projections) {
    const build = builds.get(projection.name);
    if (!build) continue;
    const members = groups.get(build.checkpoint) ?? [];
    members.push({ projection, build });
    groups.set(build.checkpoint, members);
  }
  return [...groups]
    .map(([checkpoint, members]) => ({ checkpoint, members }))
    .sort((a, b) => (a.checkpoint < b.checkpoint ? -1 : 1));
};

export const merged = (rear: Group, next: Group): Group => ({ ...next, members: [...rear.members, ...next.members] });

type Given = Readonly<{ store: ReadStore; log: EventStore; reader: EventReader; knownTypes: ReadonlySet<string> }>;

/**
 * Takes a group over a page that follows its checkpoint: rows of all of its members and all of their checkpoints land in
 * one transaction. Answers where the group stands then, and whose rows were written; undefined, and nothing is written,
 * where one of them cannot go on: then each of them is to go by itself.
 */
export const moveTogether = async (
  { store, reader, knownTypes }: Given,
  { checkpoint, members }: Group,
  page: readonly RecordedEvent[],
): Promise<Readonly<{ group: Group; written: readonly string[] }> | undefined> => {
  if (page.some(({ type }) => !knownTypes.has(type))) return undefined;
  const to = page.at(-1)!.position;
  const tables = members.map(({ build }) => build.table);
  try {
    const work = await keyedFor(reader, members, page);
    const advance = async (client: Parameters<typeof advanceTogether>[0]) => {
      if (!(await advanceTogether(client, tables, checkpoint, to, page.length))) throw new OutOfStepError();
    };
    if (work.length === 0) await advance(store.pool);
    else
      await store.transaction(async (client) => {
        await advance(client);
        for (const { projection, build, keyed } of work) {
          const { stoppedBy } = await writeKeyed(client, projection, build, keyed);
          if (stoppedBy) throw stoppedBy;
        }
      });
    const moved = members.map(({ projection, build }) => ({ projection, build: { ...build, checkpoint: to } }));
    return { group: { checkpoint: to, members: moved }, written: work.map(({ projection }) => projection.name) };
  } catch {
    return undefined;
  }
};

/** What of a page concerns rows of which members. An event is opened once for all who read it by the same schema. */
const keyedFor = async (
  reader: EventReader,
  members: readonly Member[],
  page: readonly RecordedEvent[],
): Promise<readonly (Member & Readonly<{ keyed: readonly Keyed[] }>)[]> => {
  const opened = new Map<StoredProjection['events'], readonly Recorded<DomainEvent>[]>();
  const work: (Member & Readonly<{ keyed: readonly Keyed[] }>)[] = [];
  for (const member of members) {
    const { events: schema } = member.projection;
    const events = opened.get(schema) ?? (await open(reader, schema, page));
    opened.set(schema, events);
    const { keyed, stoppedBy } = keyEvents(member.projection, events);
    if (stoppedBy) throw stoppedBy;
    if (keyed.length > 0) work.push({ ...member, keyed });
  }
  return work;
};

const open = async (
  reader: EventReader,
  schema: StoredProjection['events'],
  page: readonly RecordedEvent[],
): Promise<readonly Recorded<DomainEvent>[]> => {
  const types = new Set(schema.stored);
  const own = page.filter(({ type }) => types.has(type));
  return own.length === 0 ? [] : reader.open(schema, own);
};
