import { describe, expect, it } from '@jest/globals';
import type { DeadlineEvent } from '#workflow';
import { expectSameRows, project } from '#testing';
import { caseReturns } from './case-returns.projection.js';

const paused = (id: string, reason: string, stream = 'ceremony-c1') =>
  [
    { type: 'DeadlinePaused.v1', data: { deadlineId: 'register', pausedOn: '2026-09-15', reason } } as DeadlineEvent,
    { id, stream },
  ] as const;
const cancelled = [
  {
    type: 'DeadlineCancelled.v1',
    data: { deadlineId: 'register', reason: 'returned-for-correction' },
  } as DeadlineEvent,
  { id: 'e9', stream: 'ceremony-c1' },
] as const;

describe('returns of a case', () => {
  it('are its clocks that stopped for correction', () => {
    const rows = project(caseReturns, [
      paused('e1', 'returned-for-correction'),
      paused('e2', 'suspended'),
      paused('e3', 'returned-for-correction'),
      paused('e4', 'returned-for-correction', 'ceremony-c2'),
      cancelled,
    ]);
    expect([...rows]).toEqual([
      ['ceremony-c1', { returns: ['e1', 'e3'] }],
      ['ceremony-c2', { returns: ['e4'] }],
    ]);
  });

  it('come to the same when they are replayed', () => {
    const events = [paused('e1', 'returned-for-correction'), paused('e2', 'returned-for-correction')];
    expectSameRows(project(caseReturns, events), project(caseReturns, [...events, ...events]));
  });
});
