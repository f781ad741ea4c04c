import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ReadStore } from '#read-store';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { openOffice, units, type Office } from '../../../test/fixtures/office.fixture.js';
import type { CalendarYearView } from './calendar-years/calendar-years.query.js';
import type { PreviewView } from './deadline-preview/deadline-preview.query.js';
import type { ParameterVersion } from './domain/parameter.events.js';
import type { ParameterView } from './parameters/parameters.query.js';
import { Rulebook } from './rulebook-cache.js';
import { RulebookImport } from './rulebook-import.js';

jest.setTimeout(30_000);

let server: PostgresServer;
let office: Office;

beforeAll(async () => {
  server = await startPostgres();
  office = await openOffice(server.url, { today: '2026-09-18' });
}, 60_000);
afterAll(async () => {
  await office.close();
  await server.stop();
});

const get = <T>(path: string) => office.get<T>('reporter', path);
const preview = (body: object) =>
  office.send<PreviewView & { code: string }>('reporter', 'POST', '/deadline-preview', body);
const countyRule = (effectiveFrom: string, value: number): ParameterVersion => ({
  key: 'event.register',
  value,
  unit: 'workingDay',
  scope: units.county,
  effectiveFrom,
  workflow: 'W4',
  meaning: 'Registration',
  anchor: 'submission',
  confidence: 'DEFAULT',
  sources: [],
  note: '',
});

/** A rulebook whose read store keeps back the parameters that it has read until it is let go. */
const heldBack = () => {
  const turns = new EventTarget();
  const read = once(turns, 'read');
  const letGo = once(turns, 'let-go');
  const db = office.app.get(ReadStore).db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      if (result.rows[0]?.['parameter'] === undefined) return result;
      turns.dispatchEvent(new Event('read'));
      await letGo;
      return result;
    },
  });
  const rulebook = new Rulebook({ db } as unknown as ReadStore);
  return { rulebook, read, letGo: () => turns.dispatchEvent(new Event('let-go')) };
};

describe('the calendar of a year', () => {
  it('is the published list, with its make-up workdays and version', async () => {
    const year = await get<CalendarYearView>('/calendar/2026');
    expect(year).toMatchObject({ year: 2026, version: 1 });
    expect(year.makeUpWorkdays.map(({ date }) => date)).toContain('2026-09-20');
    expect(year.restDays.filter(({ date }) => date.startsWith('2026-10'))).toHaveLength(7);
  });

  it('is not made up for a year without a published list', async () => {
    for (const year of ['2027', '26', 'x'])
      expect(await office.send('reporter', 'GET', `/calendar/${year}`)).toMatchObject({
        status: 404,
        body: { code: 'calendar-not-published' },
      });
  });
});

describe('parameters', () => {
  it('come in all their versions, with source and confidence', async () => {
    const all = await get<ParameterView[]>('/parameters');
    expect(all.length).toBeGreaterThan(150);
    expect(all.map(({ version }) => version)).toEqual(all.map(({ version }) => version).sort());
    const [rule] = await get<ParameterView[]>('/parameters?key=event.wedding.before');
    expect(rule).toMatchObject({
      version: 'event.wedding.before@3701:2020-07-14',
      value: 10,
      unit: 'workingDay',
      confidence: 'EX',
      sources: expect.arrayContaining(['P31']),
    });
  });

  it('are answered as they are in force for a unit on a day, a county before the city', async () => {
    await office.app.get(RulebookImport).parameters([countyRule('2026-10-01', 3), countyRule('2026-11-01', 4)]);
    await office.catchUp();
    const position = String((await office.log.head())!);
    const inForce = async (scope: string, on: string) =>
      (
        await get<ParameterView[]>(`/parameters?key=event.register&scope=${scope}&on=${on}&min-position=${position}`)
      ).map(({ value, scope: of }) => [value, of]);
    expect(await inForce(units.village, '2026-09-30')).toEqual([[2, units.city]]);
    expect(await inForce(units.village, '2026-10-31')).toEqual([[3, units.county]]);
    expect(await inForce(units.town, '2026-11-01')).toEqual([[4, units.county]]);
    expect(await inForce(units.otherCounty, '2026-11-01')).toEqual([[2, units.city]]);
    expect(await inForce('999999', '2026-11-01')).toEqual([]);
    expect(await get<ParameterView[]>('/parameters?key=event.register')).toHaveLength(3);
    const today = await get<ParameterView[]>(`/parameters?scope=${units.village}`);
    expect(today.filter(({ key }) => key === 'event.register')).toMatchObject([{ value: 2 }]);
  });

  it('say so where they have not yet read a write', async () => {
    const beyond = String((await office.log.head())! + 1000n);
    expect(await office.send('reporter', 'GET', `/parameters?key=x&min-position=${beyond}`)).toEqual({
      status: 200,
      body: [],
      behind: true,
    });
  });
});

describe('a deadline preview', () => {
  it('shows the whole working of a period in working days', async () => {
    const { status, body } = await preview({ anchor: '2026-09-18', amount: 3, unit: 'workingDay' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      dueOn: '2026-09-22',
      provisional: false,
      unpublishedYears: [],
      rule: null,
      counted: [{ date: '2026-09-20', kind: 'make-up-workday' }, { date: '2026-09-21' }, { date: '2026-09-22' }],
      skipped: [{ date: '2026-09-19', reason: { code: 'weekend' } }],
    });
    expect(body.explanation.zh).toContain('计入调休上班日：2026年9月20日');
  });

  it('counts backwards', async () => {
    const { body } = await preview({ anchor: '2026-10-10', amount: 10, unit: 'workingDay', direction: 'before' });
    expect(body.dueOn).toBe('2026-09-20');
  });

  it('takes a rule as it is in force for the unit on the anchor day', async () => {
    const ask = { anchor: '2026-10-10', ruleKey: 'event.wedding.before', orgCode: units.village };
    const before = await preview({ ...ask, direction: 'before' });
    expect(before.body).toEqual((await preview(ask)).body);
    expect(before.body).toMatchObject({
      dueOn: '2026-09-20',
      amount: 10,
      rule: { key: 'event.wedding.before', version: 'event.wedding.before@3701:2020-07-14' },
    });
  });

  it('is provisional beyond the published years, and names them', async () => {
    const { body } = await preview({ anchor: '2026-12-30', amount: 3, unit: 'workingDay' });
    expect(body).toMatchObject({ provisional: true, unpublishedYears: [2027] });
    expect(body.explanation.en).toContain('The list of days off for 2027 is not published');
  });

  it.each([
    [{ anchor: '2026-09-18' }, 422, 'amount-or-rule'],
    [{ anchor: '2026-09-18', amount: 3 }, 422, 'amount-or-rule'],
    [
      { anchor: '2026-09-18', amount: 3, unit: 'month', ruleKey: 'event.register', orgCode: units.town },
      422,
      'amount-or-rule',
    ],
    [{ anchor: '2026-09-18', ruleKey: 'event.register' }, 422, 'amount-or-rule'],
    [{ anchor: '2026-09-18', ruleKey: 'event.nothing', orgCode: units.town }, 404, 'unknown-rule'],
    [{ anchor: '2026-09-18', ruleKey: 'event.register', orgCode: '999999' }, 404, 'unknown-rule'],
    [{ anchor: '2026-09-18', ruleKey: 'supervise.ladder', orgCode: units.town }, 422, 'rule-is-no-period'],
    [
      { anchor: '2026-10-10', ruleKey: 'event.wedding.before', orgCode: units.village, direction: 'after' },
      422,
      'direction-of-rule',
    ],
    [
      { anchor: '2026-10-10', ruleKey: 'event.register', orgCode: units.village, direction: 'before' },
      422,
      'direction-of-rule',
    ],
    [{ anchor: '2026-02-30', amount: 3, unit: 'month' }, 400, undefined],
    [{ anchor: '9999-01-01', amount: 3, unit: 'month' }, 400, undefined],
    [{ anchor: '2026-09-18', amount: 1001, unit: 'month' }, 400, undefined],
    [{ anchor: '2026-09-18', amount: 1.5, unit: 'month' }, 400, undefined],
    [{ anchor: '2026-09-18', amount: 1, unit: 'week' }, 400, undefined],
  ])('refuses %j', async (body, status, code) => {
    const answer = await preview(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('reaches to the ends of what it admits', async () => {
    for (const anchor of ['1900-01-01', '2199-12-31'])
      for (const direction of ['after', 'before'])
        for (const unit of ['workingDay', 'calendarDay', 'month', 'year'])
          expect((await preview({ anchor, amount: 1000, unit, direction })).status).toBe(200);
  });
});

describe('the rulebook of a process', () => {
  it('has what was written while it looked, where it is asked to look again', async () => {
    const { rulebook, read, letGo } = heldBack();
    const early = rulebook.current();
    await read;
    await office.app.get(RulebookImport).parameters([countyRule('2026-12-01', 5)]);
    await office.catchUp();
    const late = rulebook.refresh();
    letGo();
    const values = async (edition: typeof late) => (await edition).parameters.map(({ effectiveFrom }) => effectiveFrom);
    expect(await values(early)).not.toContain('2026-12-01');
    expect(await values(late)).toContain('2026-12-01');
  });
});
