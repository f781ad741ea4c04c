import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { EventStore } from '#event-store';
import { viewName } from '#kernel';
import {
  createBuild,
  dropBuild,
  lockBuild,
  lockLive,
  pointView,
  unfinishedBuilds,
  type Build,
} from './build-registry.js';
import type { LogPages } from './log-pages.js';
import { writePage, writeUpToRefused } from './page-writer.js';
import { RebuildRunningError } from './projection-error.js';
import type { ReadStore } from './read-store.js';
import type { StoredProjection } from './stored-projection.js';
import { withViewLock } from './view-lock.js';

/** `applied` events of about `total`; `rate` in events per second. */
export type RebuildProgress = Readonly<{ applied: number; total: number; rate: number; etaSeconds: number }>;

export type Rebuild = Readonly<{
  store: ReadStore;
  log: EventStore;
  projection: StoredProjection;
  pages: LogPages;
  onProgress: (progress: RebuildProgress) => void;
  signal: AbortSignal | undefined;
}>;

const SWITCH_ATTEMPTS = 30;
const SWITCH_PAUSE_MS = 200;
const LOCK_NOT_AVAILABLE = '55P03';
const DEADLOCK = '40P01';

/** Builds beside the live table, switches the view, drops the old table. Throws RebuildRunningError. */
export const rebuildProjection = async (rebuild: Rebuild): Promise<void> => {
  const { store, projection } = rebuild;
  const ran = await withViewLock(store, viewName(projection), async () => {
    await dropAbandoned(store, viewName(projection));
    const build = await store.transaction((client) => createBuild(client, projection, 'building'));
    try {
      await fill(rebuild, build);
      await switchOver(rebuild, build);
    } catch (error) {
      // Where even this fails, the next start drops the build.
      await store.transaction((client) => dropBuild(client, build)).catch(() => undefined);
      throw error;
    }
  });
  if (!ran) throw new RebuildRunningError(projection.name);
};

/** Drops the builds that nobody works on any more. */
export const dropUnfinished = async (store: ReadStore): Promise<void> => {
  const views = new Set((await unfinishedBuilds(store.pool)).map(({ view }) => view));
  for (const view of views) await withViewLock(store, view, () => dropAbandoned(store, view));
};

const dropAbandoned = (store: ReadStore, view: string): Promise<void> =>
  store.transaction(async (client) => {
    const builds = await unfinishedBuilds(client);
    for (const build of builds.filter((other) => other.view === view)) await dropBuild(client, build);
  });

const fill = async ({ store, log, projection, pages, onProgress, signal }: Rebuild, build: Build): Promise<void> => {
  const started = performance.now();
  let current = build;
  let applied = 0;
  for (;;) {
    signal?.throwIfAborted();
    const page = await pages.after(current.checkpoint);
    const before = current;
    const { checkpoint, stoppedBy } = await writeUpToRefused(projection, before, page, (part) =>
      store.transaction((client) => writePage(client, projection, before, part)),
    );
    if (stoppedBy) throw stoppedBy;
    current = { ...current, checkpoint };
    applied += page.positions.filter((position) => position <= checkpoint).length;
    onProgress(progressOf(applied, checkpoint, (await log.head()) ?? -1n, performance.now() - started));
    const whole = checkpoint === (page.positions.at(-1) ?? checkpoint);
    if (whole && !page.full) return;
  }
};

const progressOf = (applied: number, checkpoint: bigint, head: bigint, elapsedMs: number): RebuildProgress => {
  const share = head <= 0n ? 1 : Math.min(1, Number(checkpoint) / Number(head));
  const total = share > 0 ? Math.max(applied, Math.round(applied / share)) : applied;
  const rate = applied / Math.max(elapsedMs / 1_000, 0.001);
  return { applied, total, rate: Math.round(rate), etaSeconds: rate > 0 ? Math.ceil((total - applied) / rate) : 0 };
};

const switchOver = async (rebuild: Rebuild, build: Build): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await rebuild.store.transaction((client) => switchIn(client, rebuild, build));
    } catch (error) {
      const { code } = error as { code?: unknown };
      if ((code !== LOCK_NOT_AVAILABLE && code !== DEADLOCK) || attempt === SWITCH_ATTEMPTS) throw error;
      await sleep(SWITCH_PAUSE_MS);
    }
  }
};

const switchIn = async (
  client: pg.ClientBase,
  { projection, pages }: Rebuild,
  { table, view }: Build,
): Promise<void> => {
  await client.query(`set local lock_timeout = '1s'`);
  const live = await lockLive(client, view);
  let build = (await lockBuild(client, table))!;
  while (live && build.checkpoint < live.checkpoint) {
    const { checkpoint, stoppedBy } = await writePage(client, projection, build, await pages.after(build.checkpoint));
    if (stoppedBy) throw stoppedBy;
    build = { ...build, checkpoint };
  }
  await pointView(client, build);
  if (live) await dropBuild(client, live);
  await client.query(`update read.projection set status = 'live', built_at = now() where physical_table = $1`, [table]);
};
