import { describe, expect, it } from '@jest/globals';
import { expectSameRows, project } from '#testing';
import type { SubstitutionEvent } from '../domain/substitution.events.js';
import { substitutions } from './substitutions.projection.js';

const appointed = (substitutionId: string): SubstitutionEvent => ({
  type: 'SubstituteAppointed.v1',
  data: {
    substitutionId,
    principalId: 'p1',
    principalAccountId: 'a1',
    substituteId: 'p2',
    substituteAccountId: 'a2',
    unitCode: '370112013',
    lent: { role: 'townLeader', orgCode: '370112013' },
    from: '2026-08-03',
    until: '2026-08-14',
    onward: true,
    reason: null,
  },
});
const history: readonly SubstitutionEvent[] = [
  appointed('s1'),
  appointed('s2'),
  appointed('s3'),
  appointed('s4'),
  { type: 'SubstituteAgreed.v1', data: { substitutionId: 's2', agreedOn: '2026-08-01' } },
  { type: 'SubstituteDeclined.v1', data: { substitutionId: 's3', declinedOn: '2026-08-01' } },
  { type: 'SubstituteAgreed.v1', data: { substitutionId: 's4', agreedOn: '2026-08-01' } },
  { type: 'SubstitutionRevoked.v1', data: { substitutionId: 's4', revokedOn: '2026-08-05' } },
];
const events = (of: readonly SubstitutionEvent[]) => of.map((event) => [event, {}] as const);

describe('substitutions', () => {
  it('stand as they were answered', () =>
    expect([...project(substitutions, events(history))].map(([key, { status }]) => [key, status])).toEqual([
      ['s1', 'asked'],
      ['s2', 'agreed'],
      ['s3', 'declined'],
      ['s4', 'revoked'],
    ]));

  it('come to the same when they are replayed', () =>
    expectSameRows(project(substitutions, events(history)), project(substitutions, events([...history, ...history]))));
});
