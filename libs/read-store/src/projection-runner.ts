import type { EventReader, EventStore } from '#event-store';
import { viewName } from '#kernel';
import { keyEvents } from './batch-fold.js';
import { advance, createBuild, liveBuild, lockLive, noteFault, pointView, type Build } from './build-registry.js';
import { LogPages, type LogPage } from './log-pages.js';
import { writePage, writeUpToRefused, type Written } from './page-writer.js';
import { projectionFaults } from './projection-check.js';
import { ProjectionDefinitionError } from './projection-error.js';
import { dropUnfinished, rebuildProjection, type RebuildProgress } from './projection-rebuild.js';
import { ReadStore } from './read-store.js';
import { shapeOf, versionOf, type StoredProjection } from './stored-projection.js';
import { groupsOf, merged, moveTogether, type Group } from './together.js';

export type ProjectionRunnerOptions = Readonly<{
  store: ReadStore;
  log: EventStore;
  reader: EventReader;
  projections: readonly StoredProjection[];
  /** Every event type that some schema of the program reads: a type outside it stops a projection. */
  knownTypes: ReadonlySet<string>;
  /** Events read, folded and written at once, 1,000 by default. */
  batch?: number;
}>;

const PREPARE_LOCK = 7_203_115;
const BATCH = 1_000;

type Told = (projections: readonly string[]) => void;

/** Keeps the read models at the end of the log. It reads and writes tables, nothing else: nothing is sent from here. */
export class ProjectionRunner {
  readonly projections: readonly StoredProjection[];
  /** Where this runner has left them all together: every write checks it, and so does whoever finds nothing to write. */
  private kept: Group | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: ProjectionRunnerOptions) {
    this.projections = options.projections;
    const faults = projectionFaults(options.projections);
    if (faults.length > 0) throw new ProjectionDefinitionError(faults);
  }

  /**
   * Creates the tables and views of new projections, drops builds that a crash left behind, and answers the projections
   * whose live tables are of an older version: rebuild those. Throws ProjectionDefinitionError where a projection does
   * not fit its tables.
   */
  async prepare(): Promise<readonly StoredProjection[]> {
    const { store } = this.options;
    await store.migrate();
    await dropUnfinished(store);
    return store.transaction(async (client) => {
      await client.query('select pg_advisory_xact_lock($1)', [PREPARE_LOCK]);
      const outdated: StoredProjection[] = [];
      const faults: string[] = [];
      for (const projection of this.projections) {
        const live = await liveBuild(client, viewName(projection));
        const fault = live && misfit(projection, live);
        if (!live) await pointView(client, await createBuild(client, projection, 'live'));
        else if (fault) faults.push(fault);
        else if (live.name !== projection.name) outdated.push(projection);
      }
      if (faults.length > 0) throw new ProjectionDefinitionError(faults);
      return outdated;
    });
  }

  /**
   * Applies everything that the log holds after the projection's checkpoint and answers the checkpoint reached. Several
   * runners may do this at once: they take turns. Throws UnknownEventTypeError or ProjectionFailedError where it must
   * stop; what comes before is applied. A projection whose live tables are of another version is left alone.
   */
  async catchUp(projection: StoredProjection): Promise<bigint> {
    const { store } = this.options;
    const pages = this.pages(projection);
    let live = await this.live(projection);
    while (live) {
      const page = await pages.after(live.checkpoint);
      const from = live;
      const { checkpoint, stoppedBy } = await writeUpToRefused(projection, from, page, (part) =>
        this.apply(projection, from, part),
      );
      if (stoppedBy) {
        await noteFault(store.pool, { ...from, checkpoint }, stoppedBy.message);
        throw stoppedBy;
      }
      const moved = checkpoint === page.positions.at(-1);
      if ((moved || page.positions.length === 0) && !page.full) return checkpoint;
      live = moved ? { ...live, checkpoint } : await this.live(projection);
    }
    return -1n;
  }

  /**
   * Brings every read model to the end of the log. Those that stand at one position read each page once and write it in one
   * transaction; the rearmost move up to the next ones first. Where one of a group cannot go on, each goes by itself, so
   * that it holds up none of the others: its error is thrown at the end. `written` is told whose rows may have changed.
   * Answers whether there was anything to read. An abort ends it after the present page.
   */
  catchUpAll(written: Told = () => undefined, signal?: AbortSignal): Promise<boolean> {
    const run = this.turn.then(() => this.together(written, signal));
    this.turn = run.catch(() => undefined);
    return run;
  }

  /**
   * Builds the projection's tables anew beside the live ones, catches up and switches the view over. Queries and live
   * catch-up go on; an abort or a crash leaves the live tables as they are. Throws RebuildRunningError.
   */
  async rebuild(
    projection: StoredProjection,
    onProgress: (progress: RebuildProgress) => void = () => undefined,
    signal?: AbortSignal,
  ): Promise<void> {
    const { store, log } = this.options;
    await rebuildProjection({ store, log, projection, pages: this.pages(projection), onProgress, signal });
  }

  private async together(written: Told, signal?: AbortSignal): Promise<boolean> {
    const { store, log, batch = BATCH } = this.options;
    const failed = new Map<string, Error>();
    const look = () =>
      groupsOf(
        store,
        this.projections.filter(({ name }) => !failed.has(name)),
      );
    let groups = this.kept ? [this.kept] : await look();
    let looked = this.kept === undefined;
    let hasRead = false;
    this.kept = undefined;
    for (let [rear, next] = groups; rear && !signal?.aborted; [rear, next] = groups) {
      const { checkpoint } = rear;
      const read = await log.readAll(checkpoint < 0n ? { limit: batch } : { after: checkpoint, limit: batch });
      const page = next ? read.filter(({ position }) => position <= next!.checkpoint) : read;
      if (page.length === 0) {
        if (looked) break;
        [groups, looked] = [await look(), true];
        continue;
      }
      hasRead = true;
      const moved = await moveTogether(this.options, rear, page);
      if (moved) {
        const { group } = moved;
        written(moved.written);
        looked = true;
        groups =
          group.checkpoint === next?.checkpoint
            ? [merged(group, next), ...groups.slice(2)]
            : [group, ...groups.slice(1)];
        if (!next && page.length < batch) break;
        continue;
      }
      for (const { projection } of rear.members)
        await this.catchUp(projection).then(
          () => written([projection.name]),
          (error: Error) => failed.set(projection.name, error),
        );
      [groups, looked] = [await look(), true];
    }
    const [fault] = failed.values();
    if (fault) throw fault;
    if (groups.length === 1) [this.kept] = groups;
    return hasRead;
  }

  private pages(projection: StoredProjection): LogPages {
    const { log, reader, knownTypes, batch = BATCH } = this.options;
    return new LogPages(log, reader, projection, knownTypes, batch);
  }

  private async live(projection: StoredProjection): Promise<Build | undefined> {
    const live = await liveBuild(this.options.store.pool, viewName(projection));
    return live?.name === projection.name ? live : undefined;
  }

  private async apply(projection: StoredProjection, live: Build, page: LogPage): Promise<Written> {
    const { store } = this.options;
    const last = page.positions.at(-1);
    const keyed = keyEvents(projection, page.events);
    if (keyed.keyed.length > 0 || keyed.stoppedBy)
      return store.transaction(async (client) => {
        const locked = await lockLive(client, live.view);
        const same = locked?.table === live.table && locked.checkpoint === live.checkpoint;
        return same ? writePage(client, projection, live, page, keyed) : { checkpoint: live.checkpoint };
      });
    if (last !== undefined && !(await advance(store.pool, live, last, page.positions.length)))
      return { checkpoint: live.checkpoint };
    const checkpoint = last ?? live.checkpoint;
    return page.stoppedBy ? { checkpoint, stoppedBy: page.stoppedBy } : { checkpoint };
  }
}

const misfit = (projection: StoredProjection, live: Build): string | undefined => {
  const { name } = projection;
  if (live.name === name)
    return live.shape === shapeOf(projection)
      ? undefined
      : `projection ${name} changed its columns: give it a new version`;
  if (versionOf(live)! < versionOf(projection)!) return undefined;
  return `projection ${name} is older than its tables (${live.name}): rebuild it to go back to the older version`;
};
