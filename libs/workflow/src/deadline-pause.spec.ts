import { describe, expect, it } from '@jest/globals';
import { publishedCalendar, publishedYear } from '#testing';
import { shanghaiInstant, type LocalDate } from '#kernel';
import { workCalendar } from '#calendar';
import {
  advanceDeadlines,
  evolveClocks,
  moveAnchor,
  noClocks,
  pauseDeadline,
  recomputeDeadlines,
  resumeDeadline,
  startDeadline,
  type ClockEnv,
  type Clocks,
  type DeadlineEvent,
  type DeadlineRule,
} from './index.js';

const calendar = publishedCalendar(2025, 2026);
const ladder = {
  alertTime: '08:30',
  rules: [
    { stage: 'remind', offset: -1 },
    { stage: 'blue', offset: -2 },
    { stage: 'yellow', offset: 1 },
    { stage: 'red', offset: 5 },
  ],
} as const;
const on = (today: LocalDate, changed: Partial<ClockEnv> = {}): ClockEnv => ({ today, calendar, ladder, ...changed });
const started = (amount: number, anchor: LocalDate, unit: DeadlineRule['unit'] = 'workingDay', env = on(anchor)) =>
  evolveClocks(noClocks, startDeadline('d', { key: 'k', version: 'v', amount, unit }, anchor, env));
const after = (clocks: Clocks, events: readonly DeadlineEvent[]) => events.reduce(evolveClocks, clocks);
const paused = (clocks: Clocks, day: LocalDate) => after(clocks, pauseDeadline(clocks, 'd', day, 'returned'));
const deadline = (clocks: Clocks) => clocks.deadlines['d']!;
const looked = (clocks: Clocks, day: LocalDate, time = '23:59') =>
  advanceDeadlines('c', clocks, shanghaiInstant(day, time), day, () => ({ to: [], copyTo: [] }));
const dates = (clocks: Clocks) => deadline(clocks).ladder.map(({ rung, on: date }) => `${rung} ${date}`);

describe('a clock that was stopped', () => {
  const resumed = (clocks: Clocks, pausedOn: LocalDate, resumedOn: LocalDate) => {
    const standing = paused(clocks, pausedOn);
    return after(standing, resumeDeadline(standing, 'd', on(resumedOn)));
  };

  it.each([
    ['on its first day', '2026-03-02', 10, '2026-04-21'],
    ['on its third working day', '2026-03-05', 7, '2026-04-16'],
    ['on a rest day', '2026-03-07', 6, '2026-04-15'],
    ['on the day before the last', '2026-03-13', 1, '2026-04-08'],
    ['on its last day', '2026-03-16', 0, '2026-04-07'],
  ])('%s has the rest of its working days left', (_when, pausedOn, amount, dueOn) =>
    expect(deadline(resumed(started(10, '2026-03-02'), pausedOn, '2026-04-07'))).toMatchObject({
      status: 'running',
      amount,
      unit: 'workingDay',
      anchor: '2026-04-07',
      dueOn,
    }),
  );

  it.each([
    ['calendarDay', 30, '2026-03-12', 20, '2026-04-27'],
    ['month', 1, '2026-03-12', 21, '2026-04-28'],
  ] as const)('in units of %s has its calendar days left', (unit, amount, pausedOn, left, dueOn) =>
    expect(deadline(resumed(started(amount, '2026-03-02', unit), pausedOn, '2026-04-07'))).toMatchObject({
      amount: left,
      unit: 'calendarDay',
      dueOn,
    }),
  );

  it('before it began to count has all of its time left', () => {
    const early = started(2, '2026-03-20', 'workingDay', on('2026-03-02'));
    expect(deadline(resumed(early, '2026-03-03', '2026-03-05'))).toMatchObject({
      anchor: '2026-03-20',
      dueOn: '2026-03-24',
    });
    expect(deadline(resumed(early, '2026-03-03', '2026-04-07'))).toMatchObject({
      anchor: '2026-04-07',
      dueOn: '2026-04-09',
    });
  });

  it('takes nothing while it stands, however long', () =>
    expect(looked(paused(started(2, '2026-03-02'), '2026-03-02'), '2027-01-01')).toEqual([]));

  it('gets no reminder that it was too short for, and loses none that it had', () => {
    expect(dates(resumed(started(2, '2026-03-02'), '2026-03-02', '2026-04-07'))).toEqual([
      'remind-1 2026-04-08',
      'missed 2026-04-10',
      'yellow 2026-04-10',
      'red 2026-04-16',
    ]);
    expect(dates(resumed(started(2, '2026-03-02'), '2026-03-03', '2026-03-03'))).toEqual(
      dates(started(2, '2026-03-02')),
    );
  });

  it('after a reminder gives no second one', () => {
    const clocks = started(2, '2026-03-02');
    const reminded = after(clocks, looked(clocks, '2026-03-03'));
    expect(looked(resumed(reminded, '2026-03-03', '2026-04-07'), '2026-04-08')).toEqual([]);
  });

  it('when it was overdue keeps its date, and climbs on from where it stood', () => {
    const late = started(2, '2026-03-02');
    const alerted = after(late, looked(late, '2026-03-05'));
    const back = resumed(alerted, '2026-03-06', '2026-04-07');
    expect(deadline(back)).toMatchObject({ dueOn: '2026-03-04', amount: 2, anchor: '2026-03-02', missed: true });
    expect(dates(back)).toEqual(['remind-1 2026-03-03', 'missed 2026-03-05', 'yellow 2026-03-05', 'red 2026-04-10']);
    expect(looked(back, '2026-04-09')).toEqual([]);
  });

  it('is stopped and started once each', () => {
    const standing = paused(started(2, '2026-03-02'), '2026-03-02');
    expect(pauseDeadline(standing, 'd', '2026-03-03', 'again')).toEqual([]);
    expect(resumeDeadline(started(2, '2026-03-02'), 'd', on('2026-03-03'))).toEqual([]);
    expect(resumeDeadline(noClocks, 'd', on('2026-03-03'))).toEqual([]);
  });
});

describe('a day that moves', () => {
  it('moves due date and ladder, and says from where', () =>
    expect(moveAnchor(started(10, '2026-03-02'), 'd', '2026-03-09', on('2026-03-03'))).toEqual([
      {
        type: 'DeadlineRecomputed.v2',
        data: {
          deadlineId: 'd',
          anchor: '2026-03-09',
          oldDueOn: '2026-03-16',
          reason: 'anchor-changed',
          rule: null,
          dueOn: '2026-03-23',
          provisional: false,
          calendarVersion: '2025-2026.1',
          ladder: deadline(started(10, '2026-03-09')).ladder,
        },
      },
    ]));

  it('to where it is stays quiet', () =>
    expect(moveAnchor(started(10, '2026-03-02'), 'd', '2026-03-02', on('2026-03-03'))).toEqual([]));

  it('after the miss gives the new date its own miss, and no alert twice', () => {
    const late = started(10, '2026-03-02');
    const missed = after(late, looked(late, '2026-03-17'));
    const moved = after(missed, moveAnchor(missed, 'd', '2026-03-09', on('2026-03-18')));
    expect(deadline(moved).missed).toBe(false);
    expect(looked(moved, '2026-03-24')).toEqual([
      { type: 'DeadlineMissed.v1', data: { deadlineId: 'd', dueOn: '2026-03-23', missedOn: '2026-03-24' } },
    ]);
  });

  it('to an earlier date leaves the miss as it was', () => {
    const late = started(10, '2026-03-09');
    const missed = after(late, looked(late, '2026-03-24'));
    expect(deadline(after(missed, moveAnchor(missed, 'd', '2026-03-02', on('2026-03-25')))).missed).toBe(true);
  });
});

describe('a calendar that is published', () => {
  const without2026 = publishedCalendar(2025);
  const before = (amount: number, anchor: LocalDate) =>
    started(amount, anchor, 'workingDay', on(anchor, { calendar: without2026 }));

  it('moves what it changes, and makes it certain', () =>
    expect(recomputeDeadlines(before(10, '2026-02-06'), on('2026-02-09'))).toMatchObject([
      { data: { oldDueOn: '2026-02-20', dueOn: '2026-02-27', provisional: false, reason: 'calendar-published' } },
    ]));

  it('moves a slip behind a due date that stays', () => {
    const clocks = before(3, '2025-12-23');
    expect(deadline(clocks)).toMatchObject({ dueOn: '2025-12-26', provisional: false });
    const events = recomputeDeadlines(clocks, on('2025-12-24'));
    expect(events).toMatchObject([{ data: { oldDueOn: '2025-12-26', dueOn: '2025-12-26' } }]);
    expect([dates(clocks).at(-1), dates(after(clocks, events)).at(-1)]).toEqual(['red 2026-01-02', 'red 2026-01-05']);
  });

  it('leaves what is past, settled or standing alone', () => {
    const clocks = before(3, '2025-12-23');
    expect(recomputeDeadlines(clocks, on('2025-12-27'))).toEqual([]);
    expect(recomputeDeadlines(paused(before(10, '2026-02-06'), '2026-02-06'), on('2026-02-09'))).toEqual([]);
  });

  it('that changes nothing stays quiet', () => {
    const again = workCalendar([publishedYear(2025), { ...publishedYear(2026), version: 2 }]);
    expect(recomputeDeadlines(started(10, '2026-02-06'), on('2026-02-09', { calendar: again }))).toEqual([]);
  });
});
