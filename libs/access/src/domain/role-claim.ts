import type { Aggregate, Decider, LocalDate, Rejection } from '#kernel';
import { isClaimFree, type Holder } from '#workflow';
import { grantKey } from './account.state.js';
import { roleClaimEvents, type RoleClaimEvent } from './role-claim.events.js';
import type { Role } from './roles.js';
import { areSeparate } from './separate-administrators.js';

/** The last claim of an account on a role at a unit. */
export type RoleClaim = RoleClaimEvent['data'];

/** `holders` say how the claims of other accounts stand that do not go together with this one, as they were looked at. */
export type ClaimRole = Readonly<{
  type: 'ClaimRole';
  personId: string;
  accountId: string;
  role: Role;
  orgCode: string;
  claimId: string;
  env: Readonly<{ today: LocalDate; holders: readonly Holder[]; ruleVersion?: string }>;
}>;

export type RoleClaimRejection = Rejection<'administrators-are-separate'>;

/** Claims by account, role and unit. */
type State = Readonly<Record<string, RoleClaim>>;

/** The claims of other accounts of the person that do not go together with the role. */
export const opposedTo = (
  claims: State,
  { accountId, role }: Pick<RoleClaim, 'accountId' | 'role'>,
): readonly RoleClaim[] =>
  Object.values(claims).filter((claim) => claim.accountId !== accountId && !areSeparate(role, [claim.role]));

const decider: Decider<ClaimRole, State, RoleClaimEvent, RoleClaimRejection> = {
  initialState: () => ({}),
  evolve: (claims, { data }) => ({ ...claims, [`${data.accountId} ${grantKey(data)}`]: data }),
  decide: ({ personId, accountId, role, orgCode, claimId, env: { today, holders } }, claims) => {
    if (Object.values(claims).some((claim) => claim.claimId === claimId)) return [];
    const isFree = ({ claimId: caseId, claimedOn }: RoleClaim) =>
      isClaimFree({ caseId, claimedOn }, holders.find((holder) => holder.caseId === caseId) ?? null, today);
    if (!opposedTo(claims, { accountId, role }).every(isFree)) return { rejected: 'administrators-are-separate' };
    return [{ type: 'RoleClaimed.v1', data: { personId, accountId, role, orgCode, claimId, claimedOn: today } }];
  },
};

/**
 * What the accounts of one person are given, one after the other: each grant sees those before it, be they still on their
 * way. Basis: three separated administrators, handbook 1.2 and 7 (DEFAULT).
 */
export const roleClaim: Aggregate<ClaimRole, State, RoleClaimEvent, RoleClaimRejection> = {
  category: 'roleclaim',
  decider,
  events: roleClaimEvents,
  policy: () => ({ anyOf: [{ system: true }] }),
};
