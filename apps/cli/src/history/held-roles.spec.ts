import { describe, expect, it } from '@jest/globals';
import { envelopeOf } from '#testing';
import { rolesHeldAt } from './held-roles.js';

type Event = Parameters<typeof rolesHeldAt>[0][number]['event'];

const recorded = (recordedAt: string, event: Event) => {
  const envelope = envelopeOf();
  return { event, envelope: { ...envelope, metadata: { ...envelope.metadata, recordedAt } } };
};
const granted = {
  accountId: 'a1',
  role: 'villageClerk',
  orgCode: '370112018213',
  from: '2026-03-01',
  until: '2026-08-31',
};
const history = [
  recorded('2026-02-20T01:00:00.000Z', { type: 'RoleGranted.v1', data: granted } as Event),
  recorded('2026-06-01T01:00:00.000Z', {
    type: 'RoleGranted.v1',
    data: { ...granted, role: 'archivist', from: '2026-06-01', until: null },
  } as Event),
  recorded('2026-07-01T01:00:00.000Z', {
    type: 'RoleRevoked.v1',
    data: { accountId: 'a1', role: 'archivist', orgCode: granted.orgCode, on: '2026-07-01' },
  } as Event),
];
const rolesAt = (instant: string) => rolesHeldAt(history, instant).map(({ role }) => role);

describe('roles of an account', () => {
  it('count from their first to their last day in Shanghai', () => {
    expect(rolesAt('2026-02-28T15:59:59.000Z')).toEqual([]);
    expect(rolesAt('2026-02-28T16:00:00.000Z')).toEqual(['villageClerk']);
    expect(rolesAt('2026-08-31T15:59:59.000Z')).toEqual(['villageClerk']);
    expect(rolesAt('2026-08-31T16:00:00.000Z')).toEqual([]);
  });

  it('are those of that moment, whatever was granted or revoked later', () => {
    expect(rolesAt('2026-05-31T00:00:00.000Z')).toEqual(['villageClerk']);
    expect(rolesAt('2026-06-30T00:00:00.000Z')).toEqual(['villageClerk', 'archivist']);
    expect(rolesAt('2026-07-02T00:00:00.000Z')).toEqual(['villageClerk']);
  });
});
