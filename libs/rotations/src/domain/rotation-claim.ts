import type { Aggregate, Decider, LocalDate, Rejection } from '#kernel';
import { isClaimFree, unclaimed, type Claim, type Holder } from '#workflow';
import { rotationClaimEvents, type RotationClaimEvent } from './rotation-claim.events.js';

type Env = Readonly<{ today: LocalDate; holder: Holder | null; ruleVersion?: string }>;

export type RotationClaimCommand = Readonly<{ type: 'ClaimPerson'; personId: string; caseId: string; env: Env }>;

export type RotationClaimRejection = Rejection<'person-in-rotation'>;

const decider: Decider<RotationClaimCommand, Claim, RotationClaimEvent, RotationClaimRejection> = {
  initialState: () => unclaimed,
  evolve: (_state, { data: { caseId, claimedOn } }) => ({ caseId, claimedOn }),
  decide: ({ personId, caseId, env: { today, holder } }, claim) => {
    if (claim.caseId === caseId) return [];
    if (!isClaimFree(claim, holder, today)) return { rejected: 'person-in-rotation' };
    return [{ type: 'RotationClaimed.v1', data: { personId, caseId, claimedOn: today } }];
  },
};

/**
 * Which rotation a person is in: one at a time, alone or with a partner, in whichever post. Basis: handbook W2, Rotation (a
 * person cannot be sent to two places).
 */
export const rotationClaim: Aggregate<RotationClaimCommand, Claim, RotationClaimEvent, RotationClaimRejection> = {
  category: 'rotationclaim',
  decider,
  events: rotationClaimEvents,
  policy: () => ({ anyOf: [{ system: true }] }),
};
