import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import { rotationClaim, type RotationClaimCommand } from './rotation-claim.js';

const spec = specify(rotationClaim.decider);
const claim = (caseId: string, env: Partial<RotationClaimCommand['env']> = {}): RotationClaimCommand => ({
  type: 'ClaimPerson',
  personId: 'p1',
  caseId,
  env: { today: '2026-03-02', holder: null, ...env },
});
const claimed = (caseId: string, claimedOn = '2026-03-02') =>
  ({ type: 'RotationClaimed.v1', data: { personId: 'p1', caseId, claimedOn } }) as const;

describe('the claim of a rotation on a person', () => {
  it('is taken where nobody has it, and once', () => {
    spec.given().when(claim('r1')).thenEvents(claimed('r1'));
    spec.given(claimed('r1')).when(claim('r1')).thenNothing();
  });

  it('is refused to a second rotation while the first runs', () => {
    const holder = { caseId: 'r1', standing: 'running' } as const;
    spec.given(claimed('r1')).when(claim('r2', { holder })).thenRejected('person-in-rotation');
  });

  it('passes on once the rotation that has it is over', () => {
    const holder = { caseId: 'r1', standing: 'over' } as const;
    spec.given(claimed('r1')).when(claim('r2', { holder })).thenEvents(claimed('r2'));
  });

  it('is refused to who looked at another holder than has it by now', () => {
    const holder = { caseId: 'r1', standing: 'over' } as const;
    spec.given(claimed('r1'), claimed('r2')).when(claim('r3', { holder })).thenRejected('person-in-rotation');
    spec.given(claimed('r1')).when(claim('r3')).thenRejected('person-in-rotation');
  });

  it('of a rotation that never began lapses with its day', () => {
    const holder = { caseId: 'r1', standing: 'none' } as const;
    spec.given(claimed('r1')).when(claim('r2', { holder })).thenRejected('person-in-rotation');
    spec
      .given(claimed('r1'))
      .when(claim('r2', { holder, today: '2026-03-03' }))
      .thenEvents(claimed('r2', '2026-03-03'));
  });

  it('is the program’s own to take', () =>
    expect(rotationClaim.policy(claim('r1'), rotationClaim.decider.initialState())).toEqual({
      anyOf: [{ system: true }],
    }));
});
