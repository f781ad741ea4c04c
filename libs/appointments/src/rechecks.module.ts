import { Module, type OnModuleInit } from '@nestjs/common';
import { CommandRunner } from '#event-store';
import { Clock, viewName } from '#kernel';
import { OrgTree, PostDirectory } from '#registry/contract';
import { Rulebook } from '#rulebook';
import { CaseOwners } from '#supervision/contract';
import { CaseReader } from './case-reader.js';
import { recheckDutyTitles } from './contract/index.js';
import { recheckDutyEvents } from './domain/recheck-duty.events.js';
import { RECHECK_RULE } from './domain/recheck-rules.js';
import { DueRechecksController } from './due-rechecks.controller.js';
import { DueRechecks } from './due-rechecks/due-rechecks.query.js';
import { recheckActionsOf, recheckDuties, type RecheckDutyRow } from './recheck-duties/recheck-duties.projection.js';
import { RecheckDutyDesk } from './recheck-duty-desk.js';
import { WhenSeatOrReviewChangesThenKeepRecheck } from './when-seat-or-review-changes-then-keep-recheck/keep-recheck.reaction.js';
import { KnownTerms } from './when-seat-or-review-changes-then-keep-recheck/known-terms.query.js';

/**
 * The duty to review sitting members again. Expects the stores, Clock and CaseReader from global modules, and AccessModule,
 * RegistryModule, PostTermsModule, RulebookModule and SupervisionModule beside it.
 */
@Module({
  controllers: [DueRechecksController],
  providers: [
    DueRechecks,
    KnownTerms,
    WhenSeatOrReviewChangesThenKeepRecheck,
    {
      provide: RecheckDutyDesk,
      inject: [CommandRunner, CaseReader, Clock, Rulebook, OrgTree, PostDirectory],
      useFactory: (...parts: ConstructorParameters<typeof RecheckDutyDesk>) => new RecheckDutyDesk(...parts),
    },
  ],
  exports: [WhenSeatOrReviewChangesThenKeepRecheck],
})
export class RechecksModule implements OnModuleInit {
  constructor(
    private readonly owners: CaseOwners,
    private readonly duties: RecheckDutyDesk,
  ) {}

  onModuleInit(): void {
    const { duties } = this;
    this.owners.register({
      category: 'recheckduty',
      view: viewName(recheckDuties),
      projection: recheckDuties.name,
      events: recheckDutyEvents,
      titles: recheckDutyTitles,
      openActions: (row) => recheckActionsOf((row as RecheckDutyRow).state),
      followsRules: [RECHECK_RULE],
      advance: (dutyId) => duties.advance(dutyId),
      recompute: (dutyId) => duties.act(dutyId, { type: 'RecomputeRecheckDuty' }),
      relocate: (dutyId, orgPath) => duties.act(dutyId, { type: 'RelocateRecheckDuty', orgPath }),
      acknowledge: (dutyId, alertId) => duties.act(dutyId, { type: 'AcknowledgeRecheckDutyAlert', alertId }),
    });
  }
}
