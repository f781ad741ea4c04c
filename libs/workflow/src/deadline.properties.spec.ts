import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { publishedCalendar } from '#testing';
import { addDays, daysBetween, shanghaiDate, shanghaiInstant, type LocalDate } from '#kernel';
import { addWorkingDays, nextWorkday, workingDaysBetween } from '#calendar';
import {
  advanceDeadlines,
  evolveClocks,
  meetDeadline,
  moveAnchor,
  nextWake,
  noClocks,
  pauseDeadline,
  resumeDeadline,
  startDeadline,
  type ClockEnv,
  type Clocks,
  type DeadlineEvent,
  type Ladder,
} from './index.js';

const calendar = publishedCalendar(2025, 2026);
const FIRST = '2025-11-03';

const ladder: fc.Arbitrary<Ladder> = fc.uniqueArray(fc.integer({ min: -8, max: -1 }), { maxLength: 3 }).chain((ahead) =>
  fc.record({ yellow: fc.integer({ min: 1, max: 3 }), red: fc.integer({ min: 3, max: 9 }) }).map(({ yellow, red }) => ({
    alertTime: '08:30',
    rules: [
      ...ahead.map((offset) => ({ stage: 'remind', offset }) as const),
      { stage: 'yellow', offset: yellow } as const,
      { stage: 'red', offset: red } as const,
    ],
  })),
);
const limit = fc.record({
  amount: fc.integer({ min: 1, max: 15 }),
  unit: fc.constantFrom('workingDay', 'workingDay', 'calendarDay', 'month'),
});
const turn = fc.record({
  days: fc.integer({ min: 0, max: 12 }),
  act: fc.constantFrom('pause', 'resume', 'pause', 'resume', 'move', 'meet', 'none'),
});
const story = fc.record({ ladder, limit, turns: fc.array(turn, { maxLength: 10 }) });
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

const look = (clocks: Clocks, day: LocalDate, time: string) =>
  advanceDeadlines('c', clocks, shanghaiInstant(day, time), day, () => ({ to: [], copyTo: [] }));

const act = (clocks: Clocks, { act: what }: Story['turns'][number], env: ClockEnv): DeadlineEvent[] => {
  if (what === 'pause') return pauseDeadline(clocks, 'd', env.today, 'r');
  if (what === 'resume') return resumeDeadline(clocks, 'd', env);
  if (what === 'move') return moveAnchor(clocks, 'd', env.today, env);
  return what === 'meet' ? meetDeadline(clocks, 'd', env.today) : [];
};

/** Lives through the story up to sixty days after it, looking at each turn, and on every day between where asked. */
const live = ({ ladder: rungs, limit: { amount, unit }, turns }: Story, daily: boolean) => {
  let today = FIRST;
  const first = startDeadline('d', { key: 'k', version: 'v', amount, unit }, FIRST, { today, calendar, ladder: rungs });
  const history: DeadlineEvent[] = [first];
  let clocks = evolveClocks(noClocks, first);
  const seen: { at: string; events: readonly DeadlineEvent[]; before: Clocks }[] = [];
  const happen = (events: readonly DeadlineEvent[]) => {
    history.push(...events);
    clocks = events.reduce(evolveClocks, clocks);
  };
  const lookAt = (time: string) => {
    const events = look(clocks, today, time);
    seen.push({ at: shanghaiInstant(today, time), events, before: clocks });
    happen(events);
  };
  const pass = (days: number) => {
    for (let left = days; left > 0; left--) {
      today = addDays(today, 1);
      if (daily) ['00:00', '08:30'].forEach(lookAt);
    }
  };
  for (const next of turns) {
    pass(next.days);
    lookAt('10:00');
    happen(act(clocks, next, { today, calendar, ladder: rungs }));
  }
  pass(60);
  lookAt('23:59');
  return { history, clocks, seen };
};

const outcome = (history: readonly DeadlineEvent[]) =>
  history
    .flatMap(({ type, data }) => {
      if (type === 'AlertRaised.v1') return [`${data.rung} of ${data.scheduledOn}, due ${data.dueOn}`];
      if (type === 'DeadlineMissed.v1') return [`missed ${data.dueOn}`];
      return type === 'DeadlineMet.v1' ? [`met ${data.metOn} ${data.late}`] : [];
    })
    .sort();

describe('a deadline', () => {
  it('comes to the same end however often it is looked at', () =>
    fc.assert(
      fc.property(story, (told) => {
        const [rarely, daily] = [live(told, false), live(told, true)];
        expect(outcome(rarely.history)).toEqual(outcome(daily.history));
        expect(rarely.clocks.deadlines['d']).toEqual({
          ...daily.clocks.deadlines['d'],
          taken: rarely.clocks.deadlines['d']!.taken,
          openAlerts: rarely.clocks.deadlines['d']!.openAlerts,
        });
      }),
    ));

  it('raises no alert early, and none twice', () =>
    fc.assert(
      fc.property(story, (told) => {
        const { seen, history } = live(told, true);
        const early = seen.flatMap(({ at, events }) =>
          events.filter(({ type, data }) => {
            if (type === 'AlertRaised.v1') return shanghaiInstant(data.scheduledOn, '08:30') > at;
            return type === 'DeadlineMissed.v1' && shanghaiDate(at) <= data.dueOn;
          }),
        );
        expect(early).toEqual([]);
        const rungs = history.flatMap(({ type, data }) => (type === 'AlertRaised.v1' ? [data.rung] : []));
        expect(new Set(rungs).size).toBe(rungs.length);
      }),
    ));

  it('is silent while its clock stands', () =>
    fc.assert(
      fc.property(story, (told) => {
        const standing = live(told, true).seen.filter(({ before }) => before.deadlines['d']?.status === 'paused');
        expect(standing.flatMap(({ events }) => events)).toEqual([]);
        expect(standing.flatMap(({ before }) => nextWake(before) ?? [])).toEqual([]);
      }),
    ));

  it('has as much time left when its clock runs again as when it stopped', () =>
    fc.assert(
      fc.property(ladder, limit, fc.nat(25), fc.nat(60), (rungs, { amount, unit }, until, standing) => {
        const env = { calendar, ladder: rungs };
        const first = startDeadline('d', { key: 'k', version: 'v', amount, unit }, FIRST, { ...env, today: FIRST });
        const pausedOn = addDays(FIRST, until);
        const resumedOn = addDays(pausedOn, standing);
        const running = evolveClocks(noClocks, first);
        const stopped = pauseDeadline(running, 'd', pausedOn, 'r').reduce(evolveClocks, running);
        const again = resumeDeadline(stopped, 'd', { ...env, today: resumedOn }).reduce(evolveClocks, stopped);
        const [was, is] = [running.deadlines['d']!.dueOn, again.deadlines['d']!.dueOn];
        const days = unit === 'workingDay' ? 0 : daysBetween(pausedOn, was);
        const workdays = unit === 'workingDay' ? workingDaysBetween(pausedOn, was, calendar) : 0;
        const lastDay = addWorkingDays(addDays(resumedOn, days), workdays, calendar);
        const ahead = nextWorkday(addDays(lastDay, -1), calendar);
        expect(is).toBe(pausedOn > was ? was : ahead);
      }),
    ));

  it('wakes exactly when it has something to do', () =>
    fc.assert(
      fc.property(ladder, limit, (rungs, { amount, unit }) => {
        const first = startDeadline('d', { key: 'k', version: 'v', amount, unit }, FIRST, {
          today: FIRST,
          calendar,
          ladder: rungs,
        });
        let clocks = evolveClocks(noClocks, first);
        let wakes = 0;
        for (let wake = nextWake(clocks); wake !== undefined; wake = nextWake(clocks)) {
          const [day, now] = [shanghaiDate(wake), wake];
          const at = (moment: string) => advanceDeadlines('c', clocks, moment, day, () => ({ to: [], copyTo: [] }));
          const morning = now === shanghaiInstant(day, '08:30');
          expect(at(morning ? shanghaiInstant(day, '08:29') : shanghaiInstant(addDays(day, -1), '23:59'))).toEqual([]);
          expect(at(now).length).toBeGreaterThan(0);
          clocks = at(now).reduce(evolveClocks, clocks);
          wakes++;
        }
        expect(wakes).toBeGreaterThan(0);
        expect(clocks.deadlines['d']!.taken).toHaveLength(clocks.deadlines['d']!.ladder.length);
      }),
    ));
});
