import type pg from 'pg';
import { viewName } from '#kernel';
import { PhysicalTable } from './physical-table.js';
import { shapeOf, tableName, type StoredProjection } from './stored-projection.js';

/** A table of a projection and how far into the log it has read (-1 before the first event). */
export type Build = Readonly<{
  table: string;
  name: string;
  view: string;
  checkpoint: bigint;
  status: 'live' | 'building';
  shape: string;
}>;

type Queryable = Pick<pg.ClientBase, 'query'>;

type Row = { physical_table: string; checkpoint_text: string } & Pick<Build, 'name' | 'view' | 'status' | 'shape'>;

const SELECT =
  'select physical_table, name, view, checkpoint::text as checkpoint_text, status, shape from read.projection';

const buildOf = ({ physical_table, checkpoint_text, name, view, status, shape }: Row): Build => ({
  table: physical_table,
  checkpoint: BigInt(checkpoint_text),
  name,
  view,
  status,
  shape,
});

const one = async (client: Queryable, text: string, values: unknown[]): Promise<Build | undefined> => {
  const { rows } = await client.query<Row>(`${SELECT} ${text}`, values);
  return rows[0] && buildOf(rows[0]);
};

export const liveBuild = (client: Queryable, view: string) =>
  one(client, `where view = $1 and status = 'live'`, [view]);

export const liveBuilds = async (client: Queryable): Promise<readonly Build[]> => {
  const { rows } = await client.query<Row>({ name: 'live_builds', text: `${SELECT} where status = 'live'` });
  return rows.map(buildOf);
};

/** Waits for whoever else advances this projection, then holds it until the transaction ends. */
export const lockLive = async (client: pg.ClientBase, view: string): Promise<Build | undefined> => {
  const text = `where view = $1 and status = 'live' for update`;
  // A switch that commits while we wait leaves no row in our statement's snapshot: look again for its successor.
  return (await one(client, text, [view])) ?? one(client, text, [view]);
};

export const lockBuild = (client: pg.ClientBase, table: string) =>
  one(client, 'where physical_table = $1 for update', [table]);

export const unfinishedBuilds = async (client: Queryable): Promise<readonly Build[]> => {
  const { rows } = await client.query<Row>(`${SELECT} where status = 'building'`);
  return rows.map(buildOf);
};

/** Creates the table of a new build. The caller's transaction holds it together with its row. */
export const createBuild = async (
  client: pg.ClientBase,
  projection: StoredProjection,
  status: Build['status'],
): Promise<Build> => {
  const { rows } = await client.query<{ relname: string }>(
    `select relname from pg_class where relnamespace = 'read'::regnamespace`,
  );
  const taken = new Set(rows.map(({ relname }) => relname));
  let build = 1;
  while (taken.has(tableName(projection, build))) build++;
  const table = tableName(projection, build);
  const [view, shape] = [viewName(projection), shapeOf(projection)];
  await client.query(new PhysicalTable(projection, table).ddl());
  await client.query(
    'insert into read.projection (physical_table, name, view, status, shape) values ($1, $2, $3, $4, $5)',
    [table, projection.name, view, status, shape],
  );
  return { table, name: projection.name, view, checkpoint: -1n, status, shape };
};

export const dropBuild = async (client: pg.ClientBase, { table }: Build): Promise<void> => {
  await client.query('delete from read.projection where physical_table = $1', [table]);
  await client.query(`drop table if exists read.${table}`);
};

export const pointView = async (client: pg.ClientBase, { view, table }: Build): Promise<void> => {
  await client.query(`drop view if exists read.${view}`);
  await client.query(`create view read.${view} as select * from read.${table}`);
};

/** Moves a checkpoint forward, and clears the fault of an earlier try. False where someone else has moved it. */
export const advance = async (client: Queryable, build: Build, to: bigint, applied: number): Promise<boolean> => {
  const { rowCount } = await client.query({
    name: 'advance_projection',
    text: `update read.projection set checkpoint = $2, applied = applied + $3, fault = null, updated_at = now()
      where physical_table = $1 and checkpoint = $4`,
    values: [build.table, to, applied, build.checkpoint],
  });
  return rowCount === 1;
};

/**
 * Moves the checkpoints of those live builds forward that stand at `from`, and clears their faults. False where some do not
 * stand there: a transaction that writes rows goes on only where all did. Their rows are held in one order, so that two who
 * do this take turns.
 */
export const advanceTogether = async (
  client: Queryable,
  tables: readonly string[],
  from: bigint,
  to: bigint,
  applied: number,
): Promise<boolean> => {
  const { rowCount } = await client.query({
    name: 'advance_projections',
    text: `with held as materialized (
        select physical_table from read.projection
        where physical_table = any($1) and status = 'live' and checkpoint = $2
        order by physical_table for update)
      update read.projection p set checkpoint = $3, applied = p.applied + $4, fault = null, updated_at = now()
      from held where p.physical_table = held.physical_table`,
    values: [tables, from, to, applied],
  });
  return rowCount === tables.length;
};

/** Notes why a build stays where it stands. Where somebody else has moved it on, nothing is noted. */
export const noteFault = async (pool: pg.Pool, { table, checkpoint }: Build, fault: string): Promise<void> => {
  await pool.query(
    `update read.projection set fault = $2
     where physical_table = $1 and checkpoint = $3 and fault is distinct from $2`,
    [table, fault, checkpoint],
  );
};
