import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import {
  advance,
  at,
  cancel,
  caseAfter,
  check,
  county,
  draft,
  filingId,
  giveBack,
  happened,
  notify,
  opening,
  people,
  plan,
  register,
  remind,
  report,
  resubmit,
  submit,
} from '../ceremony.fixture.js';
import { ceremony } from './ceremony.js';
import { reviewOf } from './ceremony.state.js';

const spec = specify(ceremony);
const about = { filingId, reporterId: people.reporter };
const seen = { ...about, digest: 'a1' };
const toSubmitted = [draft('2026-09-10'), submit('2026-09-15')];
const toChecked = [...toSubmitted, check('2026-09-15')];
const toReturned = [...toSubmitted, giveBack('2026-09-16', { env: at('2026-09-16', '08:00') })];
const toRegistered = [...toChecked, register('2026-09-16', { env: at('2026-09-16', '08:00') })];
const ended = [...toRegistered, cancel('2026-09-18')];

describe('checking a report', () => {
  it('keeps who checked it and what they found', () =>
    spec
      .given(...happened(...toSubmitted))
      .when(check('2026-09-15'))
      .thenEvents({
        type: 'ReportChecked.v2',
        data: { ...seen, checkerId: people.secretary, checkedOn: '2026-09-15', opinion: '情况属实' },
      }));

  it.each([
    ['before it is submitted', [draft('2026-09-10')]],
    ['twice', toChecked],
    ['while it is returned', toReturned],
  ])('does not happen %s', (_when, story) =>
    spec
      .given(...happened(...story))
      .when(check('2026-09-16'))
      .thenRejected('not-submitted'),
  );
});

describe('registering a report', () => {
  it('gives it its number, meets the clock of the office and closes its alerts', () => {
    const reminded = [...toChecked, advance('2026-09-16')];
    const alertId = `${filingId}~register~remind-1`;
    spec
      .given(...happened(...reminded))
      .when(register('2026-09-17'))
      .thenEvents(
        {
          type: 'ReportRegistered.v2',
          data: {
            ...seen,
            registerNumber: '济历城港沟婚丧备〔2026〕1号',
            registeredOn: '2026-09-17',
            registrarId: people.officer,
            copiedTo: [],
          },
        },
        {
          type: 'DeadlineMet.v1',
          data: { deadlineId: 'register', metOn: '2026-09-17', dueOn: '2026-09-17', late: false },
        },
        { type: 'AlertClosed.v1', data: { alertId, closedOn: '2026-09-17' } },
      );
  });

  it('after the two working days is late, and says so', () =>
    expect(happened(...toChecked, register('2026-09-18')).filter(({ type }) => type === 'DeadlineMet.v1')).toEqual([
      {
        type: 'DeadlineMet.v1',
        data: { deadlineId: 'register', metOn: '2026-09-18', dueOn: '2026-09-17', late: true },
      },
    ]));

  it.each([
    ['secretary', [{ role: 'countyDisciplineOfficer', org: county }]],
    ['vcDirector', []],
    ['vcMember', []],
  ])('of a %s is copied to %j', (post, copiedTo) => {
    const env = opening('2026-09-10', [{ post, publicPower: true }]);
    const story = [draft('2026-09-10', { env }), submit('2026-09-15'), check('2026-09-15'), register('2026-09-15')];
    const registered = happened(...story).find(({ type }) => type === 'ReportRegistered.v2');
    expect(registered?.data).toMatchObject({ copiedTo });
  });

  it('of a funeral takes its written report', () =>
    spec
      .given(...happened(notify('2026-03-03'), report('2026-03-05')))
      .when(register('2026-03-05'))
      .thenEventTypes('ReportRegistered.v2', 'DeadlineMet.v1'));

  it('waits for the written report of a funeral', () =>
    spec
      .given(...happened(notify('2026-03-03')))
      .when(register('2026-03-05'))
      .thenRejected('no-post-report'));

  it.each([
    ['a draft', [draft('2026-09-10')]],
    ['an unchecked report', toSubmitted],
    ['a returned report', toReturned],
  ])('refuses %s', (_what, story) =>
    spec
      .given(...happened(...story))
      .when(register('2026-09-16'))
      .thenRejected('not-checked'),
  );

  it('looks for the commitment', () =>
    spec
      .given(...happened(draft('2026-09-10'), submit('2026-09-15', { committed: false }), check('2026-09-15')))
      .when(register('2026-09-15'))
      .thenRejected('commitment-missing'));

  it('happens once', () =>
    spec
      .given(...happened(...toRegistered))
      .when(register('2026-09-17'))
      .thenRejected('already-registered'));

  it('is over with a cancelled case', () =>
    spec
      .given(...happened(...ended))
      .when(register('2026-09-19'))
      .thenRejected('case-ended'));
});

describe('returning a report', () => {
  it.each([
    ['by the checker', toSubmitted],
    ['after the check', toChecked],
  ])('%s stops the clock, with its reason', (_who, story) =>
    spec
      .given(...happened(...story))
      .when(giveBack('2026-09-15'))
      .thenEvents(
        {
          type: 'ReportReturned.v2',
          data: { ...seen, returnedOn: '2026-09-15', returnedBy: people.secretary, reason: '请补充宴请范围' },
        },
        {
          type: 'DeadlinePaused.v1',
          data: { deadlineId: 'register', pausedOn: '2026-09-15', reason: 'returned-for-correction' },
        },
      ),
  );

  it.each([
    ['a draft', [draft('2026-09-10')]],
    ['a returned report', toReturned],
    ['a registered report', toRegistered],
  ])('does not fit %s', (_what, story) =>
    spec
      .given(...happened(...story))
      .when(giveBack('2026-09-17'))
      .thenRejected('not-submitted'),
  );

  it('keeps every alert away while the clock stands, and the reminder comes after it', () => {
    const standing = happened(...toReturned, advance('2026-10-09'));
    expect(standing.filter(({ type }) => /^(?:Alert|DeadlineMissed)/.test(type))).toEqual([]);
    const again = happened(...toReturned, resubmit('2026-09-28'), advance('2026-09-28'), advance('2026-09-30'));
    expect(again.filter(({ type }) => type === 'AlertRaised.v1' || type === 'DeadlineMissed.v1')).toMatchObject([
      { data: { rung: 'remind-1', scheduledOn: '2026-09-28', dueOn: '2026-09-29' } },
      { data: { dueOn: '2026-09-29', missedOn: '2026-09-30' } },
      { data: { rung: 'yellow', dueOn: '2026-09-29' } },
    ]);
  });
});

describe('resubmitting a report', () => {
  it('lets the clock run on with the working day that it had left', () =>
    spec
      .given(...happened(...toReturned))
      .when(resubmit('2026-09-28', { plan: { ...plan, tables: 22 } }))
      .thenEvents(
        {
          type: 'ReportResubmitted.v1',
          data: {
            ...about,
            resubmittedOn: '2026-09-28',
            committed: true,
            plan: { ...plan, tables: 22 },
            findings: [
              {
                item: 'tables',
                planned: 22,
                permitted: 20,
                actual: 22,
                over: 2,
                ruleKey: 'event.tablesMax',
                ruleVersion: 'event.tablesMax@3701:2020-07-14',
              },
            ],
            note: '已补充',
          },
        },
        {
          type: 'DeadlineResumed.v1',
          data: {
            deadlineId: 'register',
            resumedOn: '2026-09-28',
            anchor: '2026-09-28',
            amount: 1,
            unit: 'workingDay',
            dueOn: '2026-09-29',
            provisional: false,
            calendarVersion: '2025-2026.1',
            ladder: [
              { rung: 'remind-1', stage: 'remind', on: '2026-09-28', at: '08:30' },
              { rung: 'missed', stage: 'missed', on: '2026-09-30', at: '00:00' },
              { rung: 'yellow', stage: 'yellow', on: '2026-09-30', at: '08:30' },
              { rung: 'red', stage: 'red', on: '2026-10-12', at: '08:30' },
              { rung: 'talk', stage: 'talk', on: '2026-10-19', at: '08:30' },
            ],
          },
        },
      ));

  it('keeps the plan where it brings no new one, and may bring the commitment', () => {
    const returned = [draft('2026-09-10'), submit('2026-09-15', { committed: false }), giveBack('2026-09-15')];
    const corrected = caseAfter(...returned, resubmit('2026-09-16'));
    expect({ ...corrected, review: reviewOf(corrected) }).toMatchObject({ plan, committed: true, review: 'submitted' });
  });

  it('waits until the report is returned', () =>
    spec
      .given(...happened(...toChecked))
      .when(resubmit('2026-09-16'))
      .thenRejected('not-returned'));
});

describe('an integrity reminder', () => {
  it('is recorded with the day of the talk', () =>
    spec
      .given(...happened(...toRegistered))
      .when(remind('2026-09-21', { talkedOn: '2026-09-18' }))
      .thenEvents({ type: 'IntegrityReminderGiven.v1', data: { ...about, talkedOn: '2026-09-18', note: '已提醒' } }));

  it('follows the registration', () =>
    spec
      .given(...happened(...toChecked))
      .when(remind('2026-09-21'))
      .thenRejected('not-registered'));

  it('was not given tomorrow', () =>
    spec
      .given(...happened(...toRegistered))
      .when(remind('2026-09-17', { talkedOn: '2026-09-18' }))
      .thenRejected('date-in-future', { date: '2026-09-18' }));
});
