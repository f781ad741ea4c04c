import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { CommandAuthorizer } from '#event-store';
import { ReadStore } from '#read-store';
import { migrateAccess } from './access-schema.js';
import { accessStores } from './access-stores.js';
import { AccessSettings } from './access-settings.js';
import { AccountFacts } from './account-facts-desk.js';
import { RoleClaims } from './role-claims-desk.js';
import { AccountKeepers } from './account-keepers.js';
import { AccountService } from './account-service.js';
import { AccountSessions } from './account-sessions.js';
import { AccountsListController } from './accounts/accounts-list.controller.js';
import { Accounts } from './accounts/accounts.query.js';
import { AdministratorProposalsController } from './accounts/administrator-proposals.controller.js';
import { AdministratorProposals } from './accounts/administrator-proposals.query.js';
import { AccountsController } from './accounts.controller.js';
import {
  AgreeToSubstitutionHandler,
  DeclineSubstitutionHandler,
  RevokeSubstitutionHandler,
} from './answer-substitution/answer-substitution.handler.js';
import { AppointSubstituteHandler } from './appoint-substitute/appoint-substitute.handler.js';
import { CloseAccountHandler } from './close-account/close-account.handler.js';
import { ConfirmAdministratorHandler } from './confirm-administrator/confirm-administrator.handler.js';
import { Recusals } from './contract/recusals.contract.js';
import { RoleHolders } from './contract/role-holders.contract.js';
import { ScopeFilter } from './contract/scope.contract.js';
import { HeadRegisters, Signers } from './contract/signers.contract.js';
import { SecurityLog } from './contract/security-log.contract.js';
import { SignedInStill } from './contract/signed-in.contract.js';
import { SessionHold } from './sessions/session-hold.js';
import { DeclareInterestHandler } from './declare-interest/declare-interest.handler.js';
import { EndInterestHandler } from './end-interest/end-interest.handler.js';
import { GrantRoleHandler } from './grant-role/grant-role.handler.js';
import { InterestDesk } from './interest-desk.js';
import { InterestsController } from './interests.controller.js';
import { Interests } from './interests/interests.query.js';
import { PostgresRecusals } from './interests/postgres-recusals.adapter.js';
import { OpenAccountHandler } from './open-account/open-account.handler.js';
import { PasswordChoice } from './password-choice.js';
import { PasswordHasher } from './password-hasher.js';
import { PresentPassword } from './present-password.js';
import { Recoveries } from './recovery/recoveries.js';
import { RecoveriesController } from './recovery/recoveries.controller.js';
import { RefusalRecorder } from './refusal-recorder.js';
import { RevokeRoleHandler } from './revoke-role/revoke-role.handler.js';
import { AccessAuthorizer } from './scoping/access-authorizer.policy.js';
import { CallerScopeFilter } from './scoping/caller-scope.adapter.js';
import { Grants } from './scoping/grants.js';
import { Mandates } from './scoping/mandates.js';
import { OfficeSigners } from './scoping/office-signers.policy.js';
import { PostgresRoleHolders } from './scoping/postgres-role-holders.adapter.js';
import { RulesOfUnit } from './scoping/rules-of-unit.policy.js';
import { SeparationRules } from './scoping/separation-rules.policy.js';
import { UnitLevels } from './scoping/unit-levels.adapter.js';
import { SecurityLinesController } from './security-log/security-lines.controller.js';
import { SecurityLines } from './security-log/security-lines.query.js';
import { PostgresSecurityLog } from './security-log/security-log.adapter.js';
import { migrateSecurityLog } from './security-log/security-schema.js';
import { OwnProviderIdentity } from './sessions/provider/own-provider-identity.js';
import { OwnProviderIdentityController } from './sessions/provider/own-provider-identity.controller.js';
import { ProviderBindings } from './sessions/provider/provider-bindings.js';
import { ProviderBindingsController } from './sessions/provider/provider-bindings.controller.js';
import { ProviderClients } from './sessions/provider/provider-clients.js';
import { ProviderExchanges } from './sessions/provider/provider-exchanges.js';
import { ProviderIdentities } from './sessions/provider/provider-identities.js';
import { ProviderSignIn } from './sessions/provider/provider-sign-in.js';
import { ProviderReturnController } from './sessions/provider/provider-return.controller.js';
import { ProviderSignInsController } from './sessions/provider/provider-sign-ins.controller.js';
import { RateLimitGuard } from './sessions/rate-limits/rate-limit.guard.js';
import { RateLimits } from './sessions/rate-limits/rate-limits.js';
import { AccessTokenGuard } from './sessions/access-token.guard.js';
import { AccessTokens } from './sessions/access-tokens.js';
import { CommandScopeInterceptor } from './sessions/command-scope-interceptor.js';
import { OwnAccount } from './sessions/own-account.query.js';
import { OwnPassword } from './sessions/own-password.js';
import { OwnPasswordController } from './sessions/own-password.controller.js';
import { OwnSecondFactor } from './sessions/own-second-factor.js';
import { OwnSecondFactorController } from './sessions/own-second-factor.controller.js';
import { OwnSessions } from './sessions/own-sessions.js';
import { OwnSessionsController } from './sessions/own-sessions.controller.js';
import { SessionService } from './sessions/session-service.js';
import { SessionViews } from './sessions/session-views.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { SecondFactorDuty } from './second-factor-duty.js';
import { SessionWatch } from './session-watch.js';
import { AccountsOfPersons } from './when-person-dies-then-close-accounts/accounts-of-persons.query.js';
import { WhenPersonDiesThenCloseAccounts } from './when-person-dies-then-close-accounts/when-person-dies-then-close-accounts.reaction.js';
import { SubstitutionDesk } from './substitution-desk.js';
import { SubstitutionsController } from './substitutions.controller.js';
import { OwnSubstitutions } from './substitutions/own-substitutions.query.js';
import { SubstitutionFacts } from './substitutions/substitution-facts.query.js';

const provider = [
  {
    provide: ProviderExchanges,
    inject: [ReadStore, AccessSettings],
    useFactory: ({ pool }: ReadStore, { factorKey }: AccessSettings) => new ProviderExchanges(pool, factorKey),
  },
  {
    provide: ProviderIdentities,
    inject: [ReadStore, AccessSettings],
    useFactory: ({ pool }: ReadStore, { factorKey }: AccessSettings) => new ProviderIdentities(pool, factorKey),
  },
  ProviderClients,
  ProviderSignIn,
  ProviderBindings,
  OwnProviderIdentity,
];

/**
 * Expects ReadStore, CommandRunner, Clock, Rulebook and AccessSettings from a global module, and RegistryModule beside it.
 */
@Global()
@Module({
  imports: [CqrsModule],
  controllers: [
    SessionsController,
    OwnPasswordController,
    OwnSecondFactorController,
    OwnSessionsController,
    AccountsController,
    AccountsListController,
    AdministratorProposalsController,
    RecoveriesController,
    SubstitutionsController,
    InterestsController,
    SecurityLinesController,
    ProviderReturnController,
    ProviderSignInsController,
    OwnProviderIdentityController,
    ProviderBindingsController,
  ],
  providers: [
    ...accessStores,
    ...provider,
    RateLimits,
    SecondFactorDuty,
    SessionViews,
    SessionWatch,
    PasswordChoice,
    PresentPassword,
    AccountFacts,
    RoleClaims,
    AccountKeepers,
    Accounts,
    AdministratorProposals,
    AccountSessions,
    Recoveries,
    OwnSessions,
    OwnSecondFactor,
    PasswordHasher,
    AccessTokens,
    SessionService,
    OwnAccount,
    OwnPassword,
    Grants,
    Mandates,
    SeparationRules,
    OfficeSigners,
    { provide: HeadRegisters, useFactory: () => new HeadRegisters() },
    { provide: Signers, useExisting: OfficeSigners },
    RulesOfUnit,
    SubstitutionFacts,
    OwnSubstitutions,
    SubstitutionDesk,
    AppointSubstituteHandler,
    AgreeToSubstitutionHandler,
    DeclineSubstitutionHandler,
    RevokeSubstitutionHandler,
    InterestDesk,
    Interests,
    DeclareInterestHandler,
    EndInterestHandler,
    AccountService,
    UnitLevels,
    OpenAccountHandler,
    GrantRoleHandler,
    ConfirmAdministratorHandler,
    RevokeRoleHandler,
    CloseAccountHandler,
    AccountsOfPersons,
    WhenPersonDiesThenCloseAccounts,
    SecurityLines,
    { provide: RefusalRecorder, inject: [SecurityLog], useFactory: (log: SecurityLog) => new RefusalRecorder(log) },
    { provide: SecurityLog, useClass: PostgresSecurityLog },
    { provide: Recusals, useClass: PostgresRecusals },
    { provide: RoleHolders, useClass: PostgresRoleHolders },
    { provide: SignedInStill, useClass: SessionHold },
    { provide: CommandAuthorizer, useClass: AccessAuthorizer },
    { provide: ScopeFilter, useClass: CallerScopeFilter },
    { provide: APP_GUARD, useClass: AccessTokenGuard },
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_INTERCEPTOR, useClass: CommandScopeInterceptor },
  ],
  exports: [
    CommandAuthorizer,
    HeadRegisters,
    Recusals,
    RoleHolders,
    Signers,
    ScopeFilter,
    SecurityLog,
    SignedInStill,
    RefusalRecorder,
    RateLimits,
    AccountService,
    WhenPersonDiesThenCloseAccounts,
  ],
})
export class AccessModule implements OnModuleInit {
  constructor(private readonly store: ReadStore) {}

  /** Credentials, sessions and the security log have schemas of their own, which no rebuild of a read model touches. */
  async onModuleInit(): Promise<void> {
    await migrateAccess(this.store.pool);
    await migrateSecurityLog(this.store.pool);
  }
}
