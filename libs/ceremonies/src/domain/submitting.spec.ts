import { describe, expect, it } from '@jest/globals';
import type { Stage } from '#workflow';
import { specify } from '#testing';
import {
  at,
  calendar,
  calendarOf2025,
  cancel,
  draft,
  filingId,
  happened,
  opening,
  people,
  plan,
  rulesWith,
  submit,
  town,
  village,
} from '../ceremony.fixture.js';
import type { CeremonyEvent } from './ceremony.events.js';
import { ceremony } from './ceremony.js';

const spec = specify(ceremony);
const about = { filingId, reporterId: people.reporter };
const drafted = happened(draft('2026-09-10'));

const countedBackFromTheTenth = [
  '2026-10-09',
  '2026-10-08',
  '2026-09-30',
  '2026-09-29',
  '2026-09-28',
  '2026-09-24',
  '2026-09-23',
  '2026-09-22',
  '2026-09-21',
  '2026-09-20',
];
const off = (name: string, ...dates: string[]) => dates.map((date) => ({ date, code: 'holiday', name }));
const timeliness = {
  latestOn: '2026-09-20',
  late: false,
  ruleKey: 'event.wedding.before',
  ruleVersion: 'event.wedding.before@3701:2020-07-14',
  calendarVersion: calendar.version,
  provisional: false,
  counted: countedBackFromTheTenth,
  skipped: [
    ...off('国庆节', ...[7, 6, 5, 4, 3, 2, 1].map((day) => `2026-10-0${day}`)),
    ...off('中秋节', '2026-09-27', '2026-09-26', '2026-09-25'),
  ],
};
const submitted = { ...about, committed: true, timeliness, lateReason: null, findings: [] };
const registerBy = (anchor: string, dueOn: string, ladder: readonly (readonly [string, string])[]): CeremonyEvent => ({
  type: 'DeadlineStarted.v1',
  data: {
    deadlineId: 'register',
    ruleKey: 'event.register',
    ruleVersion: 'event.register@3701:2020-07-14',
    amount: 2,
    unit: 'workingDay',
    anchor,
    startedOn: anchor,
    dueOn,
    provisional: false,
    calendarVersion: calendar.version,
    ladder: ladder.map(([rung, on]) => ({
      rung,
      stage: (rung === 'remind-1' ? 'remind' : rung) as Stage,
      on,
      at: rung === 'missed' ? '00:00' : '08:30',
    })),
  },
});
const kept: CeremonyEvent = { type: 'MilestoneCleared.v1', data: { milestone: 'forget' } };
const expected = { type: 'MilestoneSet.v1', data: { milestone: 'held', on: '2026-10-11', at: '00:00' } } as const;

describe('submitting a report', () => {
  it('on the latest day, a make-up Sunday, is in time and starts the two working days of the office', () =>
    spec
      .given(...drafted)
      .when(submit('2026-09-20'))
      .thenEvents(
        { type: 'ReportSubmitted.v1', data: { ...submitted, submittedOn: '2026-09-20' } },
        kept,
        registerBy('2026-09-20', '2026-09-22', [
          ['remind-1', '2026-09-21'],
          ['missed', '2026-09-23'],
          ['yellow', '2026-09-23'],
          ['red', '2026-09-30'],
          ['talk', '2026-10-13'],
        ]),
        expected,
      ));

  it('a day later is late: it shows the days counted, tells town discipline, and stops nothing', () =>
    spec
      .given(...drafted)
      .when(submit('2026-09-21', { lateReason: '日期临时提前' }))
      .thenEvents(
        {
          type: 'ReportSubmitted.v1',
          data: {
            ...submitted,
            submittedOn: '2026-09-21',
            timeliness: { ...timeliness, late: true },
            lateReason: '日期临时提前',
          },
        },
        kept,
        registerBy('2026-09-21', '2026-09-23', [
          ['remind-1', '2026-09-22'],
          ['missed', '2026-09-24'],
          ['yellow', '2026-09-24'],
          ['red', '2026-10-08'],
          ['talk', '2026-10-14'],
        ]),
        expected,
        {
          type: 'AlertRaised.v1',
          data: {
            alertId: `${filingId}~prior-report~late`,
            caseId: filingId,
            deadlineId: 'prior-report',
            ruleKey: 'event.wedding.before',
            rung: 'late',
            stage: 'late',
            dueOn: '2026-09-20',
            scheduledOn: '2026-09-21',
            raisedOn: '2026-09-21',
            to: [{ role: 'townDisciplineOfficer', org: town }],
            copyTo: [{ role: 'villageSecretary', org: village }],
          },
        },
      ));

  it.each([null, ''])('late asks for a reason; %p is none', (lateReason) =>
    spec
      .given(...drafted)
      .when(submit('2026-09-21', { lateReason }))
      .thenRejected('late-reason-required', { latestOn: '2026-09-20' }),
  );

  it('is taken even after the event', () =>
    spec
      .given(...drafted)
      .when(submit('2026-10-15', { lateReason: '不知须报备' }))
      .thenEventTypes(
        'ReportSubmitted.v1',
        'MilestoneCleared.v1',
        'DeadlineStarted.v1',
        'MilestoneSet.v1',
        'AlertRaised.v1',
      ));

  it('states what goes beyond the limits, and goes through', () => {
    const lavish = { ...plan, tables: 24, persons: 240, cars: 9, tableCostFen: 60_000, serviceTargetsInvited: true };
    const [event] = happened(draft('2026-09-10', { plan: lavish }), submit('2026-09-15')).slice(2);
    expect(event?.type === 'ReportSubmitted.v1' && event.data.findings.map(({ item, over }) => [item, over])).toEqual([
      ['tables', 4],
      ['persons', 40],
      ['cars', 3],
      ['table-cost', 40_000],
      ['service-targets-invited', 1],
    ]);
  });

  it('without the commitment is taken: the one who registers looks for it', () =>
    spec
      .given(...drafted)
      .when(submit('2026-09-15', { committed: false }))
      .thenEventTypes('ReportSubmitted.v1', 'MilestoneCleared.v1', 'DeadlineStarted.v1', 'MilestoneSet.v1'));

  it('beyond the published calendar is provisional', () => {
    const env = at('2026-09-15', '10:00', { calendar: calendarOf2025 });
    const events = happened(draft('2026-09-10', { env: { ...opening('2026-09-10'), ...env } }), submit(env));
    expect(events.map((event) => JSON.stringify(event).includes('"provisional":true'))).toEqual([
      false,
      false,
      true,
      false,
      true,
      false,
    ]);
  });

  it('is judged by the rules of the village on the day', () => {
    const thirtyDays = rulesWith({ 'event.wedding.before': 30 });
    const env = at('2026-09-15', '10:00', { rules: (path) => (path.includes(village) ? thirtyDays : rulesWith()) });
    spec
      .given(...drafted)
      .when(submit(env))
      .thenRejected('late-reason-required', { latestOn: '2026-08-24' });
  });

  it('happens once', () =>
    spec
      .given(...drafted, ...happened(draft('2026-09-10'), submit('2026-09-15')).slice(1))
      .when(submit('2026-09-16'))
      .thenRejected('not-draft'));

  it('is over with a cancelled case', () =>
    spec
      .given(...happened(draft('2026-09-10'), cancel('2026-09-11')))
      .when(submit('2026-09-15'))
      .thenRejected('case-ended'));
});
