import { describe, expect, it } from '@jest/globals';
import { expectSameRows, project, publishedCalendar } from '#testing';
import {
  evolveClocks,
  meetDeadline,
  noClocks,
  pauseDeadline,
  resumeDeadline,
  startDeadline,
  type DeadlineEvent,
} from '#workflow';
import { agenda } from './agenda.projection.js';

const calendar = publishedCalendar(2025, 2026);
const ladder = { alertTime: '08:30', rules: [{ stage: 'remind', offset: -1 } as const] };
const on = (today: string) => ({ today, calendar, ladder });
const start = startDeadline(
  'register',
  { key: 'k', version: 'v', amount: 2, unit: 'workingDay' },
  '2026-03-02',
  on('2026-03-02'),
);
const clocks = (...events: DeadlineEvent[]) => events.reduce(evolveClocks, noClocks);
const paused = pauseDeadline(clocks(start), 'register', '2026-03-02', 'returned-for-correction');
const resumed = resumeDeadline(clocks(start, ...paused), 'register', on('2026-03-16'));
const met = meetDeadline(clocks(start), 'register', '2026-03-03');
const held: DeadlineEvent = { type: 'MilestoneSet.v1', data: { milestone: 'held', on: '2026-03-09', at: '00:00' } };

const stream = 'ceremony-f1';
const at = (events: readonly DeadlineEvent[]) => events.map((event) => [event, { stream }] as const);
const row = (...events: DeadlineEvent[]) => project(agenda, at(events)).get(stream);

describe('the agenda', () => {
  it('names the next moment of a case, its own or that of its deadline', () => {
    expect(row(start)).toEqual({ stream, wake_at: '2026-03-03T00:30:00.000Z', clocks: clocks(start) });
    expect(row(start, held, ...met)?.wake_at).toBe('2026-03-08T16:00:00.000Z');
  });

  it('keeps a case whose clock stands, without a moment', () => {
    expect(row(start, ...paused)).toMatchObject({ stream, wake_at: null });
    expect(row(start, ...paused, ...resumed)?.wake_at).toBe('2026-03-17T00:30:00.000Z');
  });

  it('drops a case with nothing ahead, and takes it up again', () => {
    expect(row(start, ...met)).toBeUndefined();
    expect(row(start, ...met, held)?.wake_at).toBe('2026-03-08T16:00:00.000Z');
    const reached: DeadlineEvent = { type: 'MilestoneReached.v1', data: { milestone: 'held', on: '2026-03-08' } };
    expect(row(start, ...met, held, reached)).toBeUndefined();
  });

  it('is the same after a replay', () => {
    const events = at([start, held, ...paused]);
    expectSameRows(project(agenda, [...events, ...events]), project(agenda, events));
  });
});
