import { Module, type OnModuleInit } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CommandRunner, EventReader, EventStore } from '#event-store';
import { Clock, viewName } from '#kernel';
import { CaseDesk, clockHandlers, flowTitles, ProcedureHosts, type ProcedureHost } from '#procedures/contract';
import { OrgTree, PersonDirectory, PostDirectory } from '#registry/contract';
import { Rulebook } from '#rulebook';
import { CaseOwners } from '#supervision/contract';
import { hostedActions, seenByOf } from '#workflow';
import { ActOnAdjustmentHandler } from './act-on-adjustment/act-on-adjustment.handler.js';
import { adjustmentCases, type AdjustmentCaseRow } from './adjustment-cases/adjustment-cases.projection.js';
import { AdjustmentDesk } from './adjustment-desk.js';
import { AdjustmentList } from './adjustment-list/adjustment-list.query.js';
import { AdjustmentsController } from './adjustments.controller.js';
import { adjustmentTitles } from './contract/index.js';
import { adjustment, adjustments } from './domain/adjustment.js';
import { InvestigationDesk } from './investigation-desk.js';
import { InvestigationsController } from './investigations.controller.js';
import { FileInvestigationHandler, StepInvestigationHandler } from './keep-investigation/keep-investigation.handler.js';
import { OpenAdjustmentHandler } from './open-adjustment/open-adjustment.handler.js';
import { withheldFields } from './scoping/withheld-fields.policy.js';
import { OpenAdjustments } from './when-investigation-changes-then-note/open-adjustments.query.js';
import { WhenInvestigationChangesThenNote } from './when-investigation-changes-then-note/when-investigation-changes-then-note.reaction.js';

const handlers = [ActOnAdjustmentHandler, FileInvestigationHandler, OpenAdjustmentHandler, StepInvestigationHandler];

/**
 * Adjustment, rotation and handover. Expects the stores and Clock from a global module, and AccessModule, RegistryModule,
 * RulebookModule, SupervisionModule and ProceduresModule beside it.
 */
@Module({
  imports: [CqrsModule],
  controllers: [AdjustmentsController, InvestigationsController],
  providers: [
    ...handlers,
    AdjustmentList,
    OpenAdjustments,
    WhenInvestigationChangesThenNote,
    {
      provide: InvestigationDesk,
      inject: [CommandRunner, EventStore, EventReader, Clock, OrgTree, PersonDirectory],
      useFactory: (...parts: ConstructorParameters<typeof InvestigationDesk>) => new InvestigationDesk(...parts),
    },
    {
      provide: AdjustmentDesk,
      inject: [EventStore, EventReader, Clock, Rulebook, OrgTree, PostDirectory, CaseDesk, InvestigationDesk],
      useFactory: (...parts: ConstructorParameters<typeof AdjustmentDesk>) => new AdjustmentDesk(...parts),
    },
  ],
  exports: [WhenInvestigationChangesThenNote],
})
export class RotationsModule implements OnModuleInit {
  constructor(
    private readonly owners: CaseOwners,
    private readonly hosts: ProcedureHosts,
    private readonly cases: CaseDesk,
    private readonly desk: AdjustmentDesk,
  ) {}

  onModuleInit(): void {
    const { category } = adjustment;
    this.owners.register({
      category,
      view: viewName(adjustmentCases),
      projection: adjustmentCases.name,
      events: adjustment.events,
      titles: { ...flowTitles, ...adjustmentTitles },
      openActions: (row) => hostedActions(adjustments, (row as AdjustmentCaseRow).state),
      withheld: withheldFields,
      ...clockHandlers(this.cases, category),
    });
    this.hosts.register({
      category,
      procedures: adjustments.procedures,
      aggregate: adjustment as unknown as ProcedureHost['aggregate'],
      ladderKey: () => undefined,
      register: () => Promise.resolve([]),
      enrich: (env, orgPath, about) => this.desk.enrich(env, orgPath, about),
      actions: (state) => hostedActions(adjustments, state),
      seenBy: (state) => seenByOf(adjustments, state),
    });
  }
}
