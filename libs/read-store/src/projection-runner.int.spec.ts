import { describe, expect, it, jest } from '@jest/globals';
import { liveBuild, noteFault } from './build-registry.js';
import { closed, noted, opened, openCases, type CaseEvent } from './open-cases.fixture.js';
import { onReadStores, rowsOf, runnerOn, type SpecLog } from './read-store.fixture.js';
import type { ReadStore } from './read-store.js';

let store: ReadStore;
let log: SpecLog;

onReadStores((...fresh) => ([store, log] = fresh));

const faultsOf = async ({ db }: ReadStore) =>
  (await db.selectFrom('projection').select('fault').where('fault', 'is not', null).execute()).map(
    ({ fault }) => fault,
  );

describe('the projection runner', () => {
  it('brings rows to the end of the log, every column type unharmed', async () => {
    const runner = runnerOn(store, log);
    await runner.prepare();
    await log.add(opened('c1'), opened('c2'), noted('c1', '一事一议 \u{20BB7}'), closed('c2'));
    expect(await runner.catchUp(openCases)).toBe(await log.head());
    expect(await rowsOf(store)).toEqual([
      {
        key: 'c1',
        position: Number(await log.head()) - 1,
        title: '村务公开 c1',
        dueOn: '2026-10-10',
        amountFen: 1_250_000,
        notes: ['一事一议 \u{20BB7}'],
        detail: { tags: ['一事一议 \u{20BB7}', '"\\{},'] },
        openedAt: '2026-09-21T01:00:00.120Z',
        lastRevision: 1,
        noted: true,
      },
    ]);
  });

  it('passes events of other types and remembers that it did', async () => {
    const runner = runnerOn(store, log, { knownTypes: new Set([...openCases.events.stored, 'Other.v1']) });
    await runner.prepare();
    await log.add({ type: 'Other.v1', data: {} }, opened('c1'), { type: 'Other.v1', data: {} });
    expect(await runner.catchUp(openCases)).toBe(await log.head());
    expect(await rowsOf(store)).toHaveLength(1);
  });

  it('passes its own events that concern no row without a transaction', async () => {
    const choosy = { ...openCases, keyOf: (event: CaseEvent) => (event.data.caseId === 'c1' ? 'c1' : undefined) };
    const runner = runnerOn(store, log, { projections: [choosy] });
    await runner.prepare();
    const transaction = jest.spyOn(store, 'transaction');
    await log.add(opened('c2'), opened('c3'));
    expect(await runner.catchUp(choosy)).toBe(await log.head());
    expect(transaction).not.toHaveBeenCalled();
    await log.add(opened('c1'));
    expect(await runner.catchUp(choosy)).toBe(await log.head());
    expect((await rowsOf(store)).map(({ key }) => key)).toEqual(['c1']);
  });

  it('notices that somebody else has set the tables back or moved them on', async () => {
    const [runner, other] = [runnerOn(store, log), runnerOn(store, log)];
    await runner.prepare();
    await log.add(opened('c1'));
    await runner.catchUp(openCases);
    await store.pool.query('update read.projection set checkpoint = -1; delete from read.open_cases_1');
    await runner.catchUp(openCases);
    expect(await rowsOf(store)).toHaveLength(1);
    await log.add(opened('c2'));
    await other.catchUp(openCases);
    await log.add(opened('c3'));
    expect(await runner.catchUp(openCases)).toBe(await log.head());
    expect(await rowsOf(store)).toHaveLength(3);
  });

  it('stops at a type that nobody knows, having applied what comes before, and goes on once it is known', async () => {
    const runner = runnerOn(store, log);
    await runner.prepare();
    await log.add(opened('c1'), { type: 'Future.v1', data: {} }, opened('c2'));
    const position = (await log.readAll())[1]!.position;
    const sentence = `projection open-cases-1 stopped: no schema knows event type Future.v1 at position ${position}`;
    await expect(runner.catchUp(openCases)).rejects.toThrow(sentence);
    expect((await rowsOf(store)).map(({ key }) => key)).toEqual(['c1']);
    expect(await faultsOf(store)).toEqual([sentence]);

    const newer = runnerOn(store, log, { knownTypes: new Set([...openCases.events.stored, 'Future.v1']) });
    await newer.catchUp(openCases);
    expect((await rowsOf(store)).map(({ key }) => key)).toEqual(['c1', 'c2']);
    expect(await faultsOf(store)).toEqual([]);
  });

  it('stops where the projection itself fails, and loses nothing', async () => {
    let broken = true;
    const fragile = {
      ...openCases,
      apply: (...[row, event, envelope]: Parameters<typeof openCases.apply>) => {
        if (broken && event.type === 'CaseNoted.v1') throw new Error('bug');
        return openCases.apply(row, event, envelope);
      },
    };
    const runner = runnerOn(store, log, { projections: [fragile] });
    await runner.prepare();
    await log.add(opened('c1'), noted('c1', 'n'), opened('c2'));
    await expect(runner.catchUp(fragile)).rejects.toThrow('it failed on event CaseNoted.v1 at position');
    expect((await rowsOf(store)).map(({ key, notes }) => [key, notes])).toEqual([['c1', []]]);
    broken = false;
    await runner.catchUp(fragile);
    expect((await rowsOf(store)).map(({ key, notes }) => [key, notes])).toEqual([
      ['c1', ['n']],
      ['c2', []],
    ]);
  });

  it('stops at an event whose row the database refuses, having applied what comes before, and says where', async () => {
    const runner = runnerOn(store, log);
    await runner.prepare();
    const refused: CaseEvent = { type: 'CaseOpened.v1', data: { ...opened('c4').data, amountFen: 2 ** 70 } as never };
    await log.add(opened('c1'), opened('c2'), opened('c3'), refused, opened('c5'));
    const { position } = (await log.readAll())[3]!;
    const sentence = `projection open-cases-1 stopped: it failed on event CaseOpened.v1 at position ${position}`;
    for (let times = 0; times < 2; times++) await expect(runner.catchUp(openCases)).rejects.toThrow(sentence);
    expect((await rowsOf(store)).map(({ key }) => key)).toEqual(['c1', 'c2', 'c3']);
    expect(await faultsOf(store)).toEqual([sentence]);
    expect(await store.stopped()).toEqual(['open-cases-1']);
    await expect(runner.rebuild(openCases)).rejects.toThrow(sentence);
    expect((await rowsOf(store)).map(({ key }) => key)).toEqual(['c1', 'c2', 'c3']);
  });

  it('is not stopped by a date before the calendar of the database: it stands as its first day', async () => {
    const runner = runnerOn(store, log);
    await runner.prepare();
    const [ancient, older] = ['0000-02-29', '00-1-12-31'].map((dueOn, index): CaseEvent => {
      const { data } = opened(`c${index + 1}`) as Extract<CaseEvent, { type: 'CaseOpened.v1' }>;
      return { type: 'CaseOpened.v1', data: { ...data, dueOn } };
    });
    await log.add(ancient!, older!, opened('c3'), noted('c1', 'n'));
    await runner.catchUp(openCases);
    const days = ['0001-01-01', '0001-01-01', '2026-10-10'];
    expect((await rowsOf(store)).map(({ dueOn }) => dueOn)).toEqual(days);
    await runner.rebuild(openCases);
    expect((await rowsOf(store)).map(({ dueOn }) => dueOn)).toEqual(days);
  });

  it('notes no fault of one who was overtaken', async () => {
    const runner = runnerOn(store, log);
    await runner.prepare();
    await log.add(opened('c1'), { type: 'Future.v1', data: {} });
    await expect(runner.catchUp(openCases)).rejects.toThrow('no schema knows event type Future.v1');
    await store.pool.query('update read.projection set checkpoint = 7, fault = null');
    const live = (await liveBuild(store.pool, 'open_cases'))!;
    await noteFault(store.pool, { ...live, checkpoint: 0n }, 'late');
    expect(await faultsOf(store)).toEqual([]);
    await noteFault(store.pool, live, 'in time');
    expect(await faultsOf(store)).toEqual(['in time']);
  });

  it('lets two runners race on one projection', async () => {
    const runners = [runnerOn(store, log, { batch: 7 }), runnerOn(store, log, { batch: 11 })];
    await Promise.all(runners.map((runner) => runner.prepare()));
    const events: CaseEvent[] = [];
    for (let n = 0; n < 300; n++) events.push(n < 20 ? opened(`c${n}`) : noted(`c${n % 20}`, `n${n}`));
    const appending = log.add(...events);
    for (let round = 0; round < 20; round++) await Promise.all(runners.map((runner) => runner.catchUp(openCases)));
    await appending;
    await Promise.all(runners.map((runner) => runner.catchUp(openCases)));
    const raced = await rowsOf(store);

    await runners[0]!.rebuild(openCases);
    expect(raced).toEqual(await rowsOf(store));
    expect(raced.map(({ notes }) => (notes as string[]).length)).toEqual(Array.from({ length: 20 }, () => 14));
  });

  it('refuses changed columns without a new version', async () => {
    await runnerOn(store, log).prepare();
    const { noted: _gone, ...columns } = openCases.columns;
    await expect(runnerOn(store, log, { projections: [{ ...openCases, columns } as never] }).prepare()).rejects.toThrow(
      'projection open-cases-1 changed its columns: give it a new version',
    );
  });

  it('refuses to go back to an older version by itself', async () => {
    await runnerOn(store, log, { projections: [{ ...openCases, name: 'open-cases-2' }] }).prepare();
    await expect(runnerOn(store, log).prepare()).rejects.toThrow(
      'projection open-cases-1 is older than its tables (open-cases-2)',
    );
  });

  it('refuses a list of projections that does not fit together', () => {
    expect(() => runnerOn(store, log, { projections: [openCases, openCases] })).toThrow(
      'projection open-cases-1 is declared twice',
    );
  });
});
