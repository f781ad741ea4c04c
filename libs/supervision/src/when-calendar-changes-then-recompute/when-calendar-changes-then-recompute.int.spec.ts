import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ReadStore } from '#read-store';
import { Rulebook, RulebookImport, type CalendarYearList } from '#rulebook';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { calendarList, openOffice, submitted, words, type Office } from '../../../../test/fixtures/office.fixture.js';
import { react } from '../../../../test/fixtures/reacting.fixture.js';
import { CaseOwners } from '../contract/index.js';
import { TouchedCases } from './touched-cases.query.js';
import { WhenCalendarChangesThenRecompute } from './when-calendar-changes-then-recompute.reaction.js';

jest.setTimeout(30_000);

let server: PostgresServer;
let office: Office;
let databases = 0;

const opened = async (today: string, years: readonly number[]) => {
  office = await openOffice(await server.createDatabase(`recompute_${++databases}`), { today, years });
};

const publish = async (list: CalendarYearList) => {
  await office.app.get(RulebookImport).calendars([list], '国务院办公厅更正');
  await office.catchUp();
};
const recompute = () => react(office, office.app.get(WhenCalendarChangesThenRecompute));
const deadlineOf = async (filing: string) =>
  (await office.get<{ dueOn: string; provisional: boolean }[]>('reporter', `/cases/${filing}/deadlines`))[0]!;
const recomputedIn = async (filing: string) =>
  (await office.log.read(`ceremony-${filing}`)).filter(({ type }) => type === 'DeadlineRecomputed.v2');

beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
beforeEach(() => opened('2026-09-18', [2026]), 60_000);
afterEach(() => office.close());
afterAll(() => server.stop());

describe('when a calendar is published', () => {
  it('then deadlines that rested on an unpublished year are counted again, with the old and the new date', async () => {
    await office.close();
    await opened('2025-12-31', [2025]);
    const filing = await submitted(office, 'reporter', '2026-03-20');
    const other = await submitted(office, 'second', '2026-03-20');
    await recompute();
    expect(await deadlineOf(filing)).toMatchObject({ dueOn: '2026-01-02', provisional: true });
    await publish(calendarList(2026));
    const refresh = jest.spyOn(office.app.get(Rulebook), 'refresh');
    const recomputing = jest.spyOn(office.app.get(CaseOwners).of('ceremony'), 'recompute');
    expect(await recompute()).toBeUndefined();
    expect(refresh.mock.invocationCallOrder[0]).toBeLessThan(recomputing.mock.invocationCallOrder[0]!);
    expect(await deadlineOf(filing)).toMatchObject({ dueOn: '2026-01-05', provisional: false });
    const [recomputed] = await recomputedIn(filing);
    expect(recomputed!.data).toMatchObject({
      oldDueOn: '2026-01-02',
      dueOn: '2026-01-05',
      reason: 'calendar-published',
    });
    const published = (await office.log.read('calendaryear-2026'))[0]!;
    expect(recomputed!.metadata).toMatchObject({ causationId: published.id, actor: { accountId: 'system:deadlines' } });
    expect(await recomputedIn(other)).toHaveLength(1);
  });
});

describe('when a calendar is corrected', () => {
  const corrected = (): CalendarYearList => {
    const list = calendarList(2026);
    return { ...list, makeUpWorkdays: list.makeUpWorkdays.filter(({ date }) => date !== '2026-09-20') };
  };

  it('then running deadlines that it moves are counted again, and those that it does not are left alone', async () => {
    const [moved, stopped] = [await submitted(office), await submitted(office, 'second')];
    await office.act('everySecretary', `/ceremony-filings/${stopped}/return`, words.return);
    office.clock.moveTo('2026-09-21');
    const same = await submitted(office, 'other');
    await recompute();
    await publish(corrected());
    await recompute();
    expect(await deadlineOf(moved)).toMatchObject({ dueOn: '2026-09-22' });
    const counts = [];
    for (const filing of [moved, stopped, same]) counts.push((await recomputedIn(filing)).length);
    expect(counts).toEqual([1, 0, 0]);
  });

  it('then each case is counted once, though the reaction may see the correction twice', async () => {
    const filing = await submitted(office);
    await recompute();
    await publish(corrected());
    await recompute();
    await office.store.pool.query('update reaction.progress set position = -1');
    await recompute();
    expect(await recomputedIn(filing)).toHaveLength(1);
  });

  it('then one case that fails does not keep the others from being counted, and is tried again', async () => {
    const filings = [await submitted(office), await submitted(office, 'second'), await submitted(office, 'other')];
    await recompute();
    const owner = office.app.get(CaseOwners).of('ceremony');
    const recomputeOne = owner.recompute.bind(owner);
    const [failing] = [...filings].sort();
    const spy = jest
      .spyOn(owner, 'recompute')
      .mockImplementation((caseId) =>
        caseId === failing ? Promise.reject(new Error('not now')) : recomputeOne(caseId),
      );
    await publish(corrected());
    expect(await recompute()).toBe(0);
    const counts = async () => Promise.all(filings.map(async (filing) => (await recomputedIn(filing)).length));
    expect(await counts()).toEqual(filings.map((filing) => (filing === failing ? 0 : 1)));
    spy.mockRestore();
    expect(await recompute()).toBeUndefined();
    expect(await counts()).toEqual([1, 1, 1]);
  });

  it('then all cases are tried, however many there are and whichever fails', async () => {
    await submitted(office);
    await publish(corrected());
    const touched = Array.from({ length: 40 }, (_, n) => ({ key: `k${n}`, category: 'ceremony', caseId: `c${n}` }));
    jest.spyOn(office.app.get(TouchedCases), 'page').mockResolvedValue(touched);
    const tried = jest
      .spyOn(office.app.get(CaseOwners).of('ceremony'), 'recompute')
      .mockImplementation((id) =>
        id === 'c0' ? Promise.reject(new Error('not now')) : Promise.resolve({ id, streamRevision: 0, position: 0n }),
      );
    const reaction = office.app.get(WhenCalendarChangesThenRecompute);
    const [event] = (await office.log.read('calendaryear-2026')).slice(-1);
    await expect(reaction.react(reaction.events.decode(event!), event!)).rejects.toThrow('not now');
    expect(tried.mock.calls.flat()).toEqual(touched.map(({ caseId }) => caseId));
  });

  it('then the reaction waits for the read models, and fails where they do not come', async () => {
    await submitted(office);
    await recompute();
    await office.app.get(RulebookImport).calendars([corrected()], '更正');
    jest.spyOn(office.app.get(ReadStore), 'waitFor').mockResolvedValue(false);
    const reaction = office.app.get(WhenCalendarChangesThenRecompute);
    const [event] = (await office.log.read('calendaryear-2026')).slice(-1);
    const decoded = reaction.events.decode(event!);
    await expect(reaction.react(decoded, event!)).rejects.toThrow('calendar-years-1 has not read');
  });
});

describe('the cases that a year may move', () => {
  it('are those with a running deadline whose days or ladder lie in it, in pages that join', async () => {
    const touched = office.app.get(TouchedCases);
    const filings = [
      await submitted(office),
      await submitted(office, 'second'),
      await submitted(office, 'other'),
    ].sort();
    const pages = [await touched.page(2026, 2)];
    pages.push(await touched.page(2026, 2, pages[0]!.at(-1)!.key));
    expect(pages.map((page) => page.map(({ caseId }) => caseId))).toEqual([filings.slice(0, 2), filings.slice(2)]);
    expect(await touched.page(2025, 10)).toEqual([]);
    expect(await touched.page(2027, 10)).toEqual([]);
    office.clock.moveTo('2026-12-29');
    const late = await submitted(office, 'reporter', '2027-03-01');
    expect((await touched.page(2027, 10)).map(({ caseId }) => caseId)).toEqual([late]);
  });
});
