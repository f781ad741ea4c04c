import { describe, expect, it } from '@jest/globals';
import { publishedCalendar } from '#testing';
import { shanghaiInstant, type LocalDate } from '#kernel';
import {
  advanceDeadlines,
  cancelDeadline,
  closeAlert,
  evolveClocks,
  meetDeadline,
  moveAnchor,
  nextWake,
  noClocks,
  pauseDeadline,
  reachedMilestones,
  startDeadline,
  type Clocks,
  type ClockEnv,
  type DeadlineEvent,
  type DeadlineRule,
  type Ladder,
} from './index.js';

const calendar = publishedCalendar(2025, 2026);
const ladder: Ladder = {
  alertTime: '08:30',
  rules: [
    { stage: 'remind', offset: -5 },
    { stage: 'remind', offset: -1 },
    { stage: 'blue', offset: -2 },
    { stage: 'yellow', offset: 1 },
    { stage: 'red', offset: 5 },
  ],
};
const on = (today: LocalDate, changed: Partial<ClockEnv> = {}): ClockEnv => ({ today, calendar, ladder, ...changed });
const rule = (amount: number, unit: DeadlineRule['unit'] = 'workingDay'): DeadlineRule => ({
  key: 'k',
  version: 'k@3701:2020-07-14',
  amount,
  unit,
});
const started = (amount: number, anchor: LocalDate, unit?: DeadlineRule['unit'], env = on(anchor)) =>
  evolveClocks(noClocks, startDeadline('d', rule(amount, unit), anchor, env));
const after = (clocks: Clocks, events: readonly DeadlineEvent[]) => events.reduce(evolveClocks, clocks);
const dates = (clocks: Clocks) =>
  Object.fromEntries((clocks.deadlines['d']?.ladder ?? []).map(({ rung, on: date }) => [rung, date]));
const looked = (clocks: Clocks, day: LocalDate, time = '23:59') =>
  advanceDeadlines('c', clocks, shanghaiInstant(day, time), day, () => ({ to: [{ person: 'p' }], copyTo: [] }));
const rungs = (events: readonly DeadlineEvent[]) =>
  events.map(({ type, data }) => (type === 'AlertRaised.v1' ? data.rung : type));

describe('starting a deadline', () => {
  it('plans its ladder around the due date, in order', () =>
    expect(Object.entries(dates(started(10, '2026-03-02')))).toEqual([
      ['remind-5', '2026-03-09'],
      ['blue', '2026-03-12'],
      ['remind-1', '2026-03-13'],
      ['missed', '2026-03-17'],
      ['yellow', '2026-03-17'],
      ['red', '2026-03-23'],
    ]));

  it('of two days has no reminder five days ahead, and none on its first day', () =>
    expect(Object.keys(dates(started(2, '2026-03-02')))).toEqual(['remind-1', 'missed', 'yellow', 'red']));

  it('whose first day is ahead has no rung before it', () =>
    expect(dates(started(2, '2026-03-20', 'workingDay', on('2026-03-02')))).toEqual(dates(started(2, '2026-03-20'))));

  it('noticed late has the ladder that it would have had', () =>
    expect(dates(started(10, '2026-03-02', 'workingDay', on('2026-04-20')))).toEqual(dates(started(10, '2026-03-02'))));

  it.each([
    [3, 'calendarDay', '2026-03-05'],
    [1, 'month', '2026-04-02'],
    [1, 'year', '2027-03-02'],
  ] as const)('of %d %s is due on %s', (amount, unit, dueOn) =>
    expect(started(amount, '2026-03-02', unit).deadlines['d']?.dueOn).toBe(dueOn),
  );
});

describe('looking at a deadline', () => {
  const clocks = started(10, '2026-03-02');

  it('takes a rung at its hour and not a minute before', () => {
    expect(looked(clocks, '2026-03-09', '08:29')).toEqual([]);
    expect(rungs(looked(clocks, '2026-03-09', '08:30'))).toEqual(['remind-5']);
  });

  it('misses it with the day after the due date', () => {
    const up = after(clocks, looked(clocks, '2026-03-16'));
    expect(rungs(looked(up, '2026-03-17', '00:00'))).toEqual(['DeadlineMissed.v1']);
  });

  it('skips nothing when it is late, and tells when each was due', () =>
    expect(looked(clocks, '2026-06-01').map(({ data }) => ('scheduledOn' in data ? data.scheduledOn : ''))).toEqual([
      '2026-03-09',
      '2026-03-12',
      '2026-03-13',
      '',
      '2026-03-17',
      '2026-03-23',
    ]));

  it('takes each rung once', () =>
    expect(looked(after(clocks, looked(clocks, '2026-06-01')), '2026-06-02')).toEqual([]));

  it('finds nothing on a settled one', () => {
    expect(looked(after(clocks, meetDeadline(clocks, 'd', '2026-03-10')), '2026-06-01')).toEqual([]);
    expect(looked(after(clocks, cancelDeadline(clocks, 'd', '2026-03-10', 'r')), '2026-06-01')).toEqual([]);
  });
});

describe('settling a deadline', () => {
  const clocks = started(10, '2026-03-02');

  it.each([
    ['2026-03-16', false],
    ['2026-03-17', true],
  ])('on %s is late: %s', (metOn, late) =>
    expect(meetDeadline(clocks, 'd', metOn)).toMatchObject([{ data: { dueOn: '2026-03-16', late } }]),
  );

  it('while its clock stands is as late as it was when it stopped', () => {
    const pausedOn = (day: LocalDate) => after(clocks, pauseDeadline(clocks, 'd', day, 'r'));
    expect(meetDeadline(pausedOn('2026-03-10'), 'd', '2026-04-20')).toMatchObject([{ data: { late: false } }]);
    expect(meetDeadline(pausedOn('2026-03-18'), 'd', '2026-04-20')).toMatchObject([{ data: { late: true } }]);
  });

  it('closes the alerts that are open, acknowledged or not', () => {
    const raised = after(clocks, looked(clocks, '2026-03-12'));
    const seen = after(raised, [
      { type: 'AlertAcknowledged.v1', data: { alertId: 'c~d~blue', acknowledgedOn: '2026-03-12' } },
    ]);
    const closed = after(seen, closeAlert(seen, 'c~d~remind-5', '2026-03-12'));
    expect(meetDeadline(closed, 'd', '2026-03-12').slice(1)).toEqual([
      { type: 'AlertClosed.v1', data: { alertId: 'c~d~blue', closedOn: '2026-03-12' } },
    ]);
    expect(closeAlert(closed, 'c~d~remind-5', '2026-03-13')).toEqual([]);
    expect(closeAlert(closed, 'c~d~red', '2026-03-13')).toEqual([]);
  });

  it('happens once, and not to one that never began', () => {
    const met = after(clocks, meetDeadline(clocks, 'd', '2026-03-10'));
    expect(meetDeadline(met, 'd', '2026-03-11')).toEqual([]);
    expect(cancelDeadline(met, 'd', '2026-03-11', 'r')).toEqual([]);
    expect(pauseDeadline(met, 'd', '2026-03-11', 'r')).toEqual([]);
    expect(moveAnchor(met, 'd', '2026-03-11', on('2026-03-11'))).toEqual([]);
    expect(meetDeadline(clocks, 'other', '2026-03-11')).toEqual([]);
  });
});

describe('the next wake of a case', () => {
  it('is the earliest of what is still to be taken and of its milestones', () => {
    const clocks = started(10, '2026-03-02');
    expect(nextWake(clocks)).toBe('2026-03-09T00:30:00.000Z');
    const milestone = { type: 'MilestoneSet.v1', data: { milestone: 'm', on: '2026-03-08', at: '00:00' } } as const;
    expect(nextWake(after(clocks, [milestone]))).toBe('2026-03-07T16:00:00.000Z');
    expect(nextWake(after(clocks, looked(clocks, '2026-03-09')))).toBe('2026-03-12T00:30:00.000Z');
    expect(nextWake(after(clocks, pauseDeadline(clocks, 'd', '2026-03-04', 'r')))).toBeUndefined();
    expect(nextWake(noClocks)).toBeUndefined();
  });

  it('reaches a milestone at its hour, and no more once it is cleared', () => {
    const set = after(noClocks, [{ type: 'MilestoneSet.v1', data: { milestone: 'm', on: '2026-03-08', at: '00:00' } }]);
    expect(reachedMilestones(set, '2026-03-07T15:59:59.999Z')).toEqual([]);
    expect(reachedMilestones(set, '2026-03-07T16:00:00.000Z')).toEqual(['m']);
    expect(nextWake(after(set, [{ type: 'MilestoneCleared.v1', data: { milestone: 'm' } }]))).toBeUndefined();
    expect(
      nextWake(after(set, [{ type: 'MilestoneReached.v1', data: { milestone: 'm', on: '2026-03-08' } }])),
    ).toBeUndefined();
  });
});
