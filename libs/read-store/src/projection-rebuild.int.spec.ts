import { describe, expect, it } from '@jest/globals';
import type { Projection } from '#kernel';
import { closed, noted, opened, openCases, type CaseEvent } from './open-cases.fixture.js';
import type { RebuildProgress } from './projection-rebuild.js';
import { onReadStores, rowsOf, runnerOn, type SpecLog } from './read-store.fixture.js';
import { ReadStore } from './read-store.js';

let store: ReadStore;
let log: SpecLog;

onReadStores((...fresh) => ([store, log] = fresh));

const history = async (cases: number) => {
  for (let n = 0; n < cases; n++) {
    await log.add(opened(`c${n}`), noted(`c${n}`, `n${n}`));
    if (n % 3 === 0) await log.add(closed(`c${n}`));
  }
};

const tables = async (): Promise<string[]> => {
  const { rows } = await store.pool.query<{ tablename: string }>(
    `select tablename from pg_tables where schemaname = 'read' and tablename <> 'projection' order by tablename`,
  );
  return rows.map(({ tablename }) => tablename);
};

describe('a rebuild', () => {
  it('ends in the rows of the live table, in a table of its own', async () => {
    const runner = runnerOn(store, log, { batch: 10 });
    await runner.prepare();
    await history(40);
    await runner.catchUp(openCases);
    const live = await rowsOf(store);
    expect(await tables()).toEqual(['open_cases_1']);
    const progress: RebuildProgress[] = [];
    await runner.rebuild(openCases, (step) => progress.push(step));
    expect(await rowsOf(store)).toEqual(live);
    expect(await tables()).toEqual(['open_cases_1_r2']);
    expect(progress.at(-1)).toMatchObject({ applied: 94, total: 94, etaSeconds: 0 });
    expect(progress).toHaveLength(10);
  });

  it('mends rows that somebody changed by hand', async () => {
    const runner = runnerOn(store, log);
    await runner.prepare();
    await history(10);
    await runner.catchUp(openCases);
    const live = await rowsOf(store);
    await store.pool.query(`update read.open_cases_1 set title = 'x'`);
    await runner.rebuild(openCases);
    expect(await rowsOf(store)).toEqual(live);
  });

  it('serves queries and catches up live all the while', async () => {
    const runner = runnerOn(store, log, { batch: 5 });
    await runner.prepare();
    await history(30);
    await runner.catchUp(openCases);
    const atLeast = (await rowsOf(store)).length;
    let rebuilding = true;
    const counts: number[] = [];
    const queries = (async () => {
      while (rebuilding) counts.push((await rowsOf(store)).length);
    })();
    const live = (async () => {
      for (let n = 100; rebuilding; n++) {
        await log.add(opened(`c${n}`));
        await runner.catchUp(openCases);
      }
    })();
    await runner.rebuild(openCases);
    rebuilding = false;
    await Promise.all([queries, live]);
    await runner.catchUp(openCases);
    expect(counts.length).toBeGreaterThan(0);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(counts[0]).toBeGreaterThanOrEqual(atLeast);
    const caughtUp = await rowsOf(store);
    await runner.rebuild(openCases);
    expect(await rowsOf(store)).toEqual(caughtUp);
  });

  it('leaves the live table in place when it is aborted', async () => {
    const runner = runnerOn(store, log, { batch: 5 });
    await runner.prepare();
    await history(20);
    await runner.catchUp(openCases);
    const live = await rowsOf(store);
    const abort = new AbortController();
    const rebuild = runner.rebuild(openCases, () => abort.abort(new Error('enough')), abort.signal);
    await expect(rebuild).rejects.toThrow('enough');
    expect(await tables()).toEqual(['open_cases_1']);
    expect(await rowsOf(store)).toEqual(live);
    await log.add(opened('later'));
    await runner.catchUp(openCases);
    expect(await rowsOf(store)).toHaveLength(live.length + 1);
  });

  it('is cleaned up at the next start after a crash', async () => {
    const runner = runnerOn(store, log, { batch: 5 });
    await runner.prepare();
    await history(20);
    await runner.catchUp(openCases);
    const crashing = new ReadStore({ url: store.pool.options.connectionString! });
    const crash = runnerOn(crashing, log, { batch: 5 }).rebuild(openCases, () => void crashing.close());
    await expect(crash).rejects.toThrow('Cannot use a pool after calling end');
    expect(await tables()).toEqual(['open_cases_1', 'open_cases_1_r2']);
    expect(await runner.prepare()).toEqual([]);
    expect(await tables()).toEqual(['open_cases_1']);
    await runner.rebuild(openCases);
    expect(await tables()).toEqual(['open_cases_1_r2']);
  });

  it('refuses to run twice at once', async () => {
    const runner = runnerOn(store, log, { batch: 5 });
    await runner.prepare();
    await history(20);
    const first = runner.rebuild(openCases);
    const second = runnerOn(store, log).rebuild(openCases);
    const outcomes = await Promise.allSettled([first, second]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(String(outcomes.find((outcome) => outcome.status === 'rejected')?.reason)).toContain(
      'a rebuild of projection open-cases-1 is already running',
    );
  });

  it('stops at an unknown type and leaves nothing behind', async () => {
    const runner = runnerOn(store, log);
    await runner.prepare();
    await log.add(opened('c1'), { type: 'Future.v1', data: {} });
    await expect(runner.rebuild(openCases)).rejects.toThrow('no schema knows event type Future.v1');
    expect(await tables()).toEqual(['open_cases_1']);
  });
});

describe('a raised version', () => {
  const titles: Projection<CaseEvent, { title: string }> = {
    ...openCases,
    name: 'open-cases-2',
    columns: { title: { type: 'text' } },
    apply: (row, event) => {
      switch (event.type) {
        case 'CaseOpened.v1':
          return { title: event.data.title };
        case 'CaseNoted.v1':
          return row;
        case 'CaseClosed.v1':
          return undefined;
        default:
          return event satisfies never;
      }
    },
  };

  it('is built beside the old tables, which serve until the switch and are gone after it', async () => {
    const before = runnerOn(store, log);
    await before.prepare();
    await history(10);
    await before.catchUp(openCases);
    const columns = Object.keys((await rowsOf(store))[0]!);

    const after = runnerOn(store, log, { projections: [titles] });
    expect((await after.prepare()).map(({ name }) => name)).toEqual(['open-cases-2']);
    expect(Object.keys((await rowsOf(store))[0]!)).toEqual(columns);
    await after.rebuild(titles);
    expect(Object.keys((await rowsOf(store))[0]!)).toEqual(['key', 'position', 'title']);
    expect(await tables()).toEqual(['open_cases_2']);
    expect(await after.prepare()).toEqual([]);
  });

  it('leaves nothing to do for a program of the older version that still runs', async () => {
    const before = runnerOn(store, log);
    await before.prepare();
    const after = runnerOn(store, log, { projections: [titles] });
    await after.prepare();
    await after.rebuild(titles);
    await log.add(opened('c1'));
    expect(await before.catchUp(openCases)).toBe(-1n);
    expect(await rowsOf(store)).toEqual([]);
  });
});
