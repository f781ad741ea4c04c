import { describe, expect, it } from '@jest/globals';
import { envelopeOf, expectSameRows, project, publishedCalendar } from '#testing';
import type { LocalDate } from '#kernel';
import {
  cancelDeadline,
  evolveClocks,
  meetDeadline,
  moveAnchor,
  noClocks,
  pauseDeadline,
  resumeDeadline,
  startDeadline,
  type DeadlineEvent,
} from '#workflow';
import { deadlines } from './deadlines.projection.js';

const calendar = publishedCalendar(2025, 2026);
const on = (today: LocalDate) => ({ today, calendar, ladder: { rules: [], alertTime: '08:30' } });
const start = startDeadline(
  'register',
  { key: 'event.register', version: 'v1', amount: 2, unit: 'workingDay' },
  '2026-03-02',
  on('2026-03-02'),
);
const clocks = (...events: DeadlineEvent[]) => events.reduce(evolveClocks, noClocks);
const paused = pauseDeadline(clocks(start), 'register', '2026-03-03', 'returned-for-correction');
const resumed = resumeDeadline(clocks(start, ...paused), 'register', on('2026-03-16'));
const missed: DeadlineEvent = {
  type: 'DeadlineMissed.v1',
  data: { deadlineId: 'register', dueOn: '2026-03-04', missedOn: '2026-03-05' },
};

const at = (events: readonly DeadlineEvent[], stream = 'ceremony-f1') =>
  events.map((event) => [event, envelopeOf({ stream })] as const);
const row = (...events: DeadlineEvent[]) => project(deadlines, at(events)).get('ceremony-f1/register');

const running = {
  case_id: 'f1',
  category: 'ceremony',
  deadline_id: 'register',
  rule_key: 'event.register',
  rule_version: 'v1',
  amount: 2,
  unit: 'workingDay',
  anchor: '2026-03-02',
  started_on: '2026-03-02',
  due_on: '2026-03-04',
  provisional: false,
  calendar_version: '2025-2026.1',
  status: 'running',
  missed: false,
  settled_on: null,
  pause_reason: null,
};

describe('the deadlines of all cases', () => {
  it('show a running one', () => expect(row(start)).toEqual(running));

  it('are cancelled on the day of the entry, also by an act that happened before', () => {
    const envelope = envelopeOf({ stream: 'ceremony-f1' });
    const late = { ...envelope, metadata: { ...envelope.metadata, occurredAt: '2026-03-03T02:00:00.000Z' } };
    const ended = cancelDeadline(clocks(start), 'register', '2026-09-21', 'withdrawn');
    const events = ended.map((event) => [event, late] as const);
    expect(project(deadlines, [...at([start]), ...events]).get('ceremony-f1/register')).toMatchObject({
      status: 'cancelled',
      settled_on: '2026-09-21',
    });
  });

  it('show why one stands', () =>
    expect(row(start, ...paused)).toEqual({ ...running, status: 'paused', pause_reason: 'returned-for-correction' }));

  it('show what one had left when it ran again', () =>
    expect(row(start, ...paused, ...resumed)).toEqual({
      ...running,
      amount: 1,
      anchor: '2026-03-16',
      due_on: '2026-03-17',
    }));

  it('show the miss, and the day it was met all the same', () => {
    const late = [start, missed, ...meetDeadline(clocks(start, missed), 'register', '2026-03-09')];
    expect(row(...late)).toEqual({ ...running, missed: true, status: 'met', settled_on: '2026-03-09' });
  });

  it('forget the miss of a date that moved on', () => {
    const moved = moveAnchor(clocks(start, missed), 'register', '2026-03-09', on('2026-03-09'));
    expect(row(start, missed, ...moved)).toEqual({ ...running, anchor: '2026-03-09', due_on: '2026-03-11' });
    const back = moveAnchor(clocks(start, missed), 'register', '2026-02-27', on('2026-03-09'));
    expect(row(start, missed, ...back)).toMatchObject({ due_on: '2026-03-02', missed: true });
  });

  it('show the day on which one was cancelled, standing or not', () => {
    const ended = [
      start,
      ...paused,
      ...cancelDeadline(clocks(start, ...paused), 'register', '2026-09-21', 'ceremony-cancelled'),
    ];
    expect(row(...ended)).toEqual({ ...running, status: 'cancelled', settled_on: '2026-09-21' });
  });

  it('hold one row for each case, and none for alerts and milestones', () => {
    const other: DeadlineEvent = {
      type: 'MilestoneSet.v1',
      data: { milestone: 'held', on: '2026-03-05', at: '00:00' },
    };
    const rows = project(deadlines, [...at([start, other]), ...at([start], 'audit-a1')]);
    expect([...rows.keys()]).toEqual(['ceremony-f1/register', 'audit-a1/register']);
    expect(rows.get('audit-a1/register')).toMatchObject({ case_id: 'a1', category: 'audit' });
  });

  it('are the same after a replay', () => {
    const events = at([start, ...paused, ...resumed, missed]);
    expectSameRows(project(deadlines, [...events, ...events]), project(deadlines, events));
  });
});
