import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { startPostgres, type PostgresServer } from '#testing/servers';
import {
  openOffice,
  submitted,
  units,
  words,
  type Office,
  type Who,
} from '../../../../test/fixtures/office.fixture.js';
import type { Page } from '#web';
import type { ExplainedDeadlineView } from './case-deadlines.query.js';
import type { ListedDeadlineView } from './deadlines.query.js';

jest.setTimeout(30_000);

let server: PostgresServer;
let office: Office;

beforeAll(async () => {
  server = await startPostgres();
  office = await openOffice(server.url, { today: '2026-09-18' });
  await office.keep();
}, 60_000);
beforeEach(() => office.rewind());
afterAll(async () => {
  await office.close();
  await server.stop();
});

const listOf = (who: Who, query = '') => office.get<Page<ListedDeadlineView>>(who, `/deadlines${query}`);
const casesIn = ({ items }: Page<ListedDeadlineView>) => items.map(({ caseId }) => caseId);

describe('deadlines of a case', () => {
  it('show each day that was counted or skipped, and why', async () => {
    const filing = await submitted(office);
    const [deadline] = await office.get<ExplainedDeadlineView[]>('reporter', `/cases/${filing}/deadlines`);
    expect(deadline).toMatchObject({
      caseId: filing,
      deadlineId: 'register',
      ruleKey: 'event.register',
      amount: 2,
      unit: 'workingDay',
      anchor: '2026-09-18',
      dueOn: '2026-09-21',
      status: 'running',
      missed: false,
      working: {
        dueOn: '2026-09-21',
        provisional: false,
        counted: [
          { date: '2026-09-20', n: 1, kind: 'make-up-workday', name: '国庆节' },
          { date: '2026-09-21', n: 2, kind: 'workday' },
        ],
        skipped: [{ date: '2026-09-19', reason: { code: 'weekend' } }],
      },
    });
    expect(deadline!.working.calendarVersion).toBe(deadline!.calendarVersion);
    expect(deadline!.working.explanation.zh).toContain('自2026年9月18日的次日起计2个工作日');
    expect(deadline!.working.explanation.en).toContain('2 working days');
  });

  it('keep the date that was stored when the clock ran on after a pause', async () => {
    const filing = await submitted(office);
    await office.act('secretary', `/ceremony-filings/${filing}/return`, words.return);
    office.clock.moveTo('2026-09-28');
    await office.act('reporter', `/ceremony-filings/${filing}/resubmission`, words.resubmit);
    const [deadline] = await office.get<ExplainedDeadlineView[]>('reporter', `/cases/${filing}/deadlines`);
    expect([deadline!.anchor, deadline!.dueOn, deadline!.working.dueOn]).toEqual([
      '2026-09-28',
      '2026-09-30',
      '2026-09-30',
    ]);
  });
});

describe('the list of deadlines', () => {
  it('shows those of the cases that its reader may know of, the earliest due date first', async () => {
    const second = await submitted(office, 'second');
    office.clock.moveTo('2026-09-21');
    const [own, other] = [await submitted(office), await submitted(office, 'other')];
    expect(casesIn(await listOf('supervisor'))).toEqual([second, ...[own, other].sort()]);
    expect(casesIn(await listOf('secretary'))).toEqual([own]);
    expect((await listOf('auditor')).total).toBe(0);
    expect((await listOf('administrator')).total).toBe(0);
  });

  it('is narrowed by status, due date, rule, unit and miss', async () => {
    const second = await submitted(office, 'second');
    const own = await submitted(office);
    await office.act('secretary', `/ceremony-filings/${own}/return`, words.return);
    office.clock.moveTo('2026-09-22');
    await office.advance(second);
    const found = async (query: string) => casesIn(await listOf('supervisor', `?${query}`));
    expect(await found('status=paused')).toEqual([own]);
    expect(await found('missed=true')).toEqual([second]);
    expect(await found('missed=false')).toEqual([own]);
    expect(await found('from=2026-09-22')).toEqual([]);
    expect(await found('from=2026-09-21&to=2026-09-21&rule=event.register')).toEqual([own, second].sort());
    expect(await found(`org=${units.secondVillage}`)).toEqual([second]);
    expect(await found('rule=event.wedding.after')).toEqual([]);
    const left = new Map((await listOf('supervisor')).items.map((item) => [item.caseId, item.remainingWorkingDays]));
    expect([left.get(second), left.get(own)]).toEqual([-1, null]);
  });
});
