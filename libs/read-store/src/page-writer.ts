import type pg from 'pg';
import { foldBatch, keyEvents, type Folded, type Keyed, type KeyedEvents } from './batch-fold.js';
import { advance, type Build } from './build-registry.js';
import type { LogPage } from './log-pages.js';
import { PhysicalTable, type PositionedRow } from './physical-table.js';
import { ProjectionFailedError, RefusedRowError, type UnknownEventTypeError } from './projection-error.js';
import type { StoredProjection } from './stored-projection.js';

/** Where the build stands after a page, and what stopped it within the page. */
export type Written = Readonly<{ checkpoint: bigint; stoppedBy?: UnknownEventTypeError | ProjectionFailedError }>;

/**
 * Writes a page into a build: rows and checkpoint through the same client, whose transaction must hold the build's row.
 * Where the projection fails on an event, everything before that event is written.
 */
export const writePage = async (
  client: pg.ClientBase,
  projection: StoredProjection,
  build: Build,
  page: LogPage,
  { keyed, stoppedBy: keyFault }: KeyedEvents = keyEvents(projection, page.events),
): Promise<Written> => {
  const { stoppedBy: rowFault } = await writeKeyed(client, projection, build, keyed);
  const fault = rowFault ?? keyFault;
  const applied = fault ? page.positions.filter((position) => position < fault.position) : page.positions;
  const checkpoint = applied.at(-1) ?? build.checkpoint;
  if (checkpoint !== build.checkpoint && !(await advance(client, build, checkpoint, applied.length)))
    throw new Error(`the checkpoint of ${build.table} moved while its row was locked`);
  const stoppedBy = fault ?? page.stoppedBy;
  return stoppedBy ? { checkpoint, stoppedBy } : { checkpoint };
};

/**
 * Writes a page by `write`, which leaves nothing behind where it throws. Where the database refuses a row, the page is
 * halved until what comes before that row is written, or the event is found that makes it.
 */
export const writeUpToRefused = async (
  projection: StoredProjection,
  { checkpoint }: Build,
  page: LogPage,
  write: (page: LogPage) => Promise<Written>,
): Promise<Written> => {
  for (let part = page; ; part = firstHalf(part))
    try {
      return await write(part);
    } catch (error) {
      const cause = refusedRow(error);
      const [first] = part.events;
      if (!cause || !first) throw error;
      if (part.positions.length > 1) continue;
      const { type, position } = first.envelope;
      return { checkpoint, stoppedBy: new ProjectionFailedError(projection.name, type, position, cause) };
    }
};

const firstHalf = ({ positions, events }: LogPage): LogPage => {
  const half = positions.slice(0, Math.ceil(positions.length / 2));
  return { positions: half, events: events.filter(({ envelope }) => envelope.position <= half.at(-1)!), full: true };
};

/** Data that a column cannot hold, or that breaks a constraint: it stays so however often it is tried. */
const REFUSED = /^2[23]...$/;

const refusedRow = (error: unknown): RefusedRowError | undefined => {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && REFUSED.test(code) ? new RefusedRowError(code) : undefined;
};

/** Writes rows only, and answers the fault at which it ended: everything before it is written. */
export const writeKeyed = async (
  client: pg.ClientBase,
  projection: StoredProjection,
  { table: name }: Build,
  keyed: readonly Keyed[],
): Promise<Pick<Folded, 'stoppedBy'>> => {
  const table = new PhysicalTable(projection, name);
  const keys = [...new Set(keyed.map(({ key }) => key))];
  const stored = keys.length > 0 ? await table.load(client, keys) : new Map<string, PositionedRow>();
  const { changes, ...fault } = foldBatch(projection, keyed, stored);
  await table.write(client, changes);
  return fault;
};
