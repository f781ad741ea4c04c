import { accounts } from './accounts/accounts.projection.js';
import { grants } from './scoping/grants.projection.js';
import { CloseAccount } from './close-account/close-account.command.js';
import { ConfirmAdministrator } from './confirm-administrator/confirm-administrator.command.js';
import { GrantRole } from './grant-role/grant-role.command.js';
import { OpenAccount } from './open-account/open-account.command.js';
import { RevokeRole } from './revoke-role/revoke-role.command.js';
import {
  AgreeToSubstitution,
  DeclineSubstitution,
  RevokeSubstitution,
} from './answer-substitution/answer-substitution.command.js';
import { AppointSubstituteCommand } from './appoint-substitute/appoint-substitute.command.js';
import { DeclareInterestCommand } from './declare-interest/declare-interest.command.js';
import { EndInterest } from './end-interest/end-interest.command.js';
import { accountEvents } from './domain/account.events.js';
import { roleClaimEvents } from './domain/role-claim.events.js';
import { interestEvents } from './domain/interest.events.js';
import { substitutionEvents } from './domain/substitution.events.js';
import { interests } from './interests/interests.projection.js';
import { substitutions } from './substitutions/substitutions.projection.js';

export * from './access.module.js';
export * from './access-settings.js';
export * from './account-service.js';
export * from './when-person-dies-then-close-accounts/when-person-dies-then-close-accounts.reaction.js';
export * from './contract/index.js';
export * from './scoping/access-authorizer.policy.js';
export * from './scoping/grants.js';
export * from './scoping/path-within.js';
export { accessReadings } from './domain/months-rules.js';
export { sourceOf } from './domain/client-traits.js';
export * from './sessions/provider/provider-options.js';
export * from './sessions/provider/provider-error.js';
export { PasswordHasher, type Argon2Cost } from './password-hasher.js';
export { RateLimits } from './sessions/rate-limits/rate-limits.js';
export * from './sessions/rate-limits/rates.js';
export * from './too-many-requests-error.js';
export { RefusalRecorder, type Refused } from './refusal-recorder.js';
export { migrateSecurityLog } from './security-log/security-schema.js';
export { archiveLinesBefore } from './security-log/security-archive.js';
export { verifySecurityLog, type SecurityLogReport } from './security-log/verify-security-log.js';
export * from './sessions/current-account.js';
export * from './session-error.js';
export { BeforePasswordChange } from './sessions/access-token.guard.js';
export { Public } from './public-route.js';

export const accessProjections = [grants, accounts, substitutions, interests] as const;

export const accessEvents = [accountEvents, roleClaimEvents, substitutionEvents, interestEvents] as const;

/** Every command that this context can be given. */
export const accessCommands = [
  CloseAccount,
  ConfirmAdministrator,
  GrantRole,
  OpenAccount,
  RevokeRole,
  AppointSubstituteCommand,
  AgreeToSubstitution,
  DeclineSubstitution,
  RevokeSubstitution,
  DeclareInterestCommand,
  EndInterest,
] as const;
