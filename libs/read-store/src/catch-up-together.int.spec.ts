import { describe, expect, it, jest } from '@jest/globals';
import { noted, opened, openCases, type CaseEvent } from './open-cases.fixture.js';
import { onReadStores, rowsOf, runnerOn, type SpecLog } from './read-store.fixture.js';
import type { ReadStore } from './read-store.js';
import type { StoredProjection } from './stored-projection.js';

let store: ReadStore;
let log: SpecLog;

onReadStores((...fresh) => ([store, log] = fresh));

const named = (name: string, changed: Partial<typeof openCases> = {}) => ({ ...openCases, ...changed, name });
const others = named('other-cases-1');
const quiet = named('quiet-cases-1', { events: { ...openCases.events, stored: ['CaseClosed.v1'] } });
const all: readonly StoredProjection[] = [openCases, others, quiet];

const standing = async (): Promise<Readonly<Record<string, number>>> => {
  const { rows } = await store.pool.query<{ name: string; checkpoint: number }>(
    `select name, checkpoint from read.projection where status = 'live' order by name`,
  );
  return Object.fromEntries(rows.map(({ name, checkpoint }) => [name, checkpoint]));
};
const keysOf = async (view: string) => (await rowsOf(store, view)).map(({ key }) => key);

describe('read models that catch up together', () => {
  it('take a page on in one transaction, and those it does not concern go with them', async () => {
    const runner = runnerOn(store, log, { projections: all });
    await runner.prepare();
    await log.add(opened('c1'));
    await runner.catchUpAll();
    const transaction = jest.spyOn(store, 'transaction');
    const written: string[] = [];
    await log.add(opened('c2'), noted('c1', 'n'));
    await runner.catchUpAll((names) => written.push(...names));
    expect(transaction).toHaveBeenCalledTimes(1);
    expect(written).toEqual(['open-cases-1', 'other-cases-1']);
    expect(await standing()).toEqual({ 'open-cases-1': 2, 'other-cases-1': 2, 'quiet-cases-1': 2 });
    expect(await keysOf('other_cases')).toEqual(['c1', 'c2']);
  });

  it('pass what concerns none of them without a transaction', async () => {
    const runner = runnerOn(store, log, { projections: [quiet, named('still-cases-1', { events: quiet.events })] });
    await runner.prepare();
    const transaction = jest.spyOn(store, 'transaction');
    await log.add(opened('c1'), opened('c2'));
    expect(await runner.catchUpAll()).toBe(true);
    expect(transaction).not.toHaveBeenCalled();
    expect(await standing()).toEqual({ 'quiet-cases-1': 1, 'still-cases-1': 1 });
    expect(await runner.catchUpAll()).toBe(false);
  });

  it('stop after the present page when they are told to, and go on from there', async () => {
    const runner = runnerOn(store, log, { projections: all, batch: 3 });
    await runner.prepare();
    for (let n = 0; n < 10; n++) await log.add(opened(`c${n}`));
    const abort = new AbortController();
    await runner.catchUpAll(() => abort.abort(), abort.signal);
    expect(new Set(Object.values(await standing()))).toEqual(new Set([2]));
    await runner.catchUpAll();
    expect(new Set(Object.values(await standing()))).toEqual(new Set([9]));
  });

  it('let one that is far behind come up to them first', async () => {
    const first = runnerOn(store, log, { projections: [openCases], batch: 3 });
    await first.prepare();
    for (let n = 0; n < 10; n++) await log.add(opened(`c${n}`));
    await first.catchUpAll();
    const runner = runnerOn(store, log, { projections: all, batch: 3 });
    await runner.prepare();
    await log.add(opened('c10'));
    await runner.catchUpAll();
    expect(await standing()).toEqual({ 'open-cases-1': 10, 'other-cases-1': 10, 'quiet-cases-1': 10 });
    expect(await keysOf('other_cases')).toEqual(await keysOf('open_cases'));
  });

  it('are not held up by one that fails, which joins them again once it can', async () => {
    let broken = true;
    const fragile = named('fragile-cases-1', {
      apply: (...[row, event, envelope]: Parameters<typeof openCases.apply>) => {
        if (broken && event.type === 'CaseNoted.v1') throw new Error('bug');
        return openCases.apply(row, event, envelope);
      },
    });
    const runner = runnerOn(store, log, { projections: [fragile, openCases, quiet] });
    await runner.prepare();
    await log.add(opened('c1'), noted('c1', 'n'), opened('c2'));
    await expect(runner.catchUpAll()).rejects.toThrow('projection fragile-cases-1 stopped: it failed on event');
    expect(await standing()).toEqual({ 'fragile-cases-1': 0, 'open-cases-1': 2, 'quiet-cases-1': 2 });
    expect(await keysOf('open_cases')).toEqual(['c1', 'c2']);
    broken = false;
    await log.add(opened('c3'));
    await runner.catchUpAll();
    expect(await keysOf('fragile_cases')).toEqual(['c1', 'c2', 'c3']);
    expect(await standing()).toEqual({ 'fragile-cases-1': 3, 'open-cases-1': 3, 'quiet-cases-1': 3 });
  });

  it('all stop at a type that nobody knows, having applied what comes before', async () => {
    const runner = runnerOn(store, log, { projections: all });
    await runner.prepare();
    await log.add(opened('c1'), { type: 'Future.v1', data: {} }, opened('c2'));
    await expect(runner.catchUpAll()).rejects.toThrow('no schema knows event type Future.v1');
    expect(await standing()).toEqual({ 'open-cases-1': 0, 'other-cases-1': 0, 'quiet-cases-1': 0 });
    expect(await keysOf('open_cases')).toEqual(['c1']);
  });

  it('notice that somebody else has set tables back, moved them on or put new ones in their place', async () => {
    const [runner, other] = [runnerOn(store, log, { projections: all }), runnerOn(store, log, { projections: all })];
    await runner.prepare();
    await log.add(opened('c1'));
    await runner.catchUpAll();
    await store.pool.query(`update read.projection set checkpoint = -1 where name = 'open-cases-1';
      delete from read.open_cases_1`);
    await runner.catchUpAll();
    expect(await keysOf('open_cases')).toEqual(['c1']);
    await log.add(opened('c2'));
    await other.catchUp(others);
    await log.add(opened('c3'));
    await other.rebuild(openCases);
    await runner.catchUpAll();
    for (const view of ['open_cases', 'other_cases']) expect(await keysOf(view)).toEqual(['c1', 'c2', 'c3']);
    expect(new Set(Object.values(await standing()))).toEqual(new Set([2]));
  });

  it('notice that one of them was set back while more came', async () => {
    const runner = runnerOn(store, log, { projections: all });
    await runner.prepare();
    await log.add(opened('c1'));
    await runner.catchUpAll();
    await store.pool.query(`update read.projection set checkpoint = -1 where name = 'open-cases-1';
      delete from read.open_cases_1`);
    await log.add(opened('c2'));
    await runner.catchUpAll();
    for (const view of ['open_cases', 'other_cases']) expect(await keysOf(view)).toEqual(['c1', 'c2']);
    expect(new Set(Object.values(await standing()))).toEqual(new Set([1]));
  });

  it('may be taken on by two runners at once', async () => {
    const runners = [7, 11].map((batch) => runnerOn(store, log, { projections: all, batch }));
    await Promise.all(runners.map((runner) => runner.prepare()));
    const events: CaseEvent[] = [];
    for (let n = 0; n < 300; n++) events.push(n < 20 ? opened(`c${n}`) : noted(`c${n % 20}`, `n${n}`));
    const appending = log.add(...events);
    for (let round = 0; round < 10; round++) await Promise.all(runners.map((runner) => runner.catchUpAll()));
    await appending;
    await Promise.all(runners.map((runner) => runner.catchUpAll()));
    const raced = await rowsOf(store);
    await runners[0]!.rebuild(openCases);
    expect(raced).toEqual(await rowsOf(store));
    expect(await rowsOf(store, 'other_cases')).toEqual(raced);
    expect(new Set(Object.values(await standing()))).toEqual(new Set([299]));
  });
});
