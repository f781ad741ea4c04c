import { describe, expect, it } from '@jest/globals';
import { expectSameRows, project } from '#testing';
import type { InterestEvent } from '../domain/interest.events.js';
import { interests } from './interests.projection.js';

const declared = (interestId: string, caseId: string | null, aboutPersonId: string | null): InterestEvent => ({
  type: 'InterestDeclared.v1',
  data: {
    interestId,
    personId: 'p1',
    unitCode: '370112013',
    caseId,
    aboutPersonId,
    reason: '合伙经营',
    declaredOn: '2026-09-01',
  },
});
const history: readonly InterestEvent[] = [
  declared('i1', 'c1', null),
  declared('i2', null, 'p2'),
  {
    type: 'InterestEnded.v1',
    data: { interestId: 'i2', personId: 'p1', reason: '合伙已终止', endedOn: '2026-09-20' },
  },
];
const events = (of: readonly InterestEvent[]) => of.map((event) => [event, {}] as const);

describe('interests', () => {
  it('say in what, and until when', () =>
    expect(
      [...project(interests, events(history))].map(([key, row]) => [key, row.case_id, row.about_person, row.ended_on]),
    ).toEqual([
      ['i1', 'c1', null, null],
      ['i2', null, 'p2', '2026-09-20'],
    ]));

  it('come to the same when they are replayed', () =>
    expectSameRows(project(interests, events(history)), project(interests, events([...history, ...history]))));
});
