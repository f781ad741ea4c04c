import { describe, expect, it } from '@jest/globals';
import { publishedCalendar } from '#testing';
import { shanghaiInstant, type LocalDate } from '#kernel';
import {
  advanceDeadlines,
  deadlineEvents,
  evolveClocks,
  followLateRule,
  followRule,
  meetDeadline,
  noClocks,
  pauseDeadline,
  startDeadline,
  type ClockEnv,
  type Clocks,
  type DeadlineEvent,
  type DeadlineRule,
} from './index.js';

const ladder = {
  alertTime: '08:30',
  rules: [
    { stage: 'remind', offset: -5 },
    { stage: 'yellow', offset: 1 },
  ],
} as const;
const on = (today: LocalDate): ClockEnv => ({ today, calendar: publishedCalendar(2025, 2026), ladder });
const months = (amount: number): DeadlineRule => ({
  key: 'k',
  version: `k@370112:${amount}`,
  amount,
  unit: 'month',
});
const after = (clocks: Clocks, events: readonly DeadlineEvent[]) => events.reduce(evolveClocks, clocks);
const deadline = (clocks: Clocks) => clocks.deadlines['d']!;
const started = evolveClocks(noClocks, startDeadline('d', months(6), '2026-01-05', on('2026-01-05')));
const looked = (clocks: Clocks, day: LocalDate) =>
  after(
    clocks,
    advanceDeadlines('c', clocks, shanghaiInstant(day, '23:59'), day, () => ({ to: [], copyTo: [] })),
  );
const reminded = looked(started, '2026-07-03');

describe('a rule that is another by now', () => {
  it('counts a running deadline again from the same day, and says from what to what', () => {
    const [event, ...more] = followRule(started, 'd', months(3), on('2026-02-02'));
    expect(event).toMatchObject({
      type: 'DeadlineRecomputed.v2',
      data: {
        deadlineId: 'd',
        anchor: '2026-01-05',
        oldDueOn: '2026-07-06',
        dueOn: '2026-04-07',
        reason: 'rule-changed',
        rule: { version: 'k@370112:3', amount: 3, unit: 'month' },
      },
    });
    expect(more).toEqual([]);
    const now = after(started, [event!]);
    expect(deadline(now)).toMatchObject({ amount: 3, unit: 'month', dueOn: '2026-04-07' });
    expect(followRule(now, 'd', months(3), on('2026-02-02'))).toEqual([]);
  });

  it('says nothing of the same time in another version, and of a clock that does not run', () => {
    expect(followRule(started, 'd', { ...months(6), version: 'k@370112:other' }, on('2026-02-02'))).toEqual([]);
    const stopped = after(started, pauseDeadline(started, 'd', '2026-02-02', 'returned'));
    const met = after(started, meetDeadline(started, 'd', '2026-02-02'));
    for (const clocks of [stopped, met, noClocks])
      expect(followRule(clocks, 'd', months(3), on('2026-02-02'))).toEqual([]);
  });

  it('that gives more time closes what was told of the earlier day, and begins the ladder anew', () => {
    expect(deadline(reminded).taken).toEqual(['remind-5']);
    const events = followRule(reminded, 'd', months(9), on('2026-07-03'));
    expect(events.map(({ type }) => type)).toEqual(['DeadlineRecomputed.v2', 'AlertClosed.v1']);
    const now = after(reminded, events);
    expect(deadline(now)).toMatchObject({ taken: [], missed: false, dueOn: '2026-10-08' });
    const again = looked(now, '2026-10-09');
    expect(Object.entries(again.alerts).map(([alertId, { status }]) => `${alertId} ${status}`)).toEqual([
      'c~d~remind-5 closed',
      'c~d~remind-5@2026-07-03 open',
      'c~d~yellow@2026-07-03 open',
    ]);
    expect(deadline(again).missed).toBe(true);
  });

  it('that gives less time leaves what was told, and takes the rungs that are left', () => {
    const now = after(reminded, followRule(reminded, 'd', { ...months(26), unit: 'calendarDay' }, on('2026-07-03')));
    expect(deadline(now).taken).toEqual(['remind-5']);
    expect(Object.keys(looked(now, '2026-07-03').alerts)).toEqual(['c~d~remind-5', 'c~d~yellow']);
  });

  it('brings one reminder where the day is over by it, for duties that may be late', () => {
    const now = after(started, followLateRule(started, 'd', months(1), on('2026-06-01')));
    expect(Object.keys(looked(now, '2026-06-01').alerts)).toEqual(['c~d~remind-overdue']);
  });
});

describe('a deadline that was computed again before rules were followed', () => {
  it('kept the time by which it was counted', () => {
    const [event] = followRule(started, 'd', months(3), on('2026-02-02'));
    const { rule: _rule, ...data } = event!.data as Extract<DeadlineEvent, { type: 'DeadlineRecomputed.v2' }>['data'];
    const decoded = deadlineEvents.decode({ type: 'DeadlineRecomputed.v1', data });
    expect(deadline(after(started, [decoded]))).toMatchObject({ amount: 6, unit: 'month', dueOn: '2026-04-07' });
  });
});
