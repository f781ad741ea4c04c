import { Module, type OnModuleInit } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CommandRunner, EventReader, EventStore } from '#event-store';
import { Clock, viewName } from '#kernel';
import { CaseForms } from '#forms/contract';
import { CaseDesk, clockHandlers, flowTitles, ProcedureHosts, type ProcedureHost } from '#procedures/contract';
import { OrgTree, PersonDirectory, PostDirectory, TermKeeper } from '#registry/contract';
import { Rulebook } from '#rulebook';
import { CaseOwners, hostedReadings } from '#supervision/contract';
import { hostedActions, knownToOf } from '#workflow';
import { ActOnAdjustmentHandler } from './act-on-adjustment/act-on-adjustment.handler.js';
import { ActOnHandoverHandler } from './act-on-handover/act-on-handover.handler.js';
import { ActOnRotationHandler } from './act-on-rotation/act-on-rotation.handler.js';
import { adjustmentCases } from './adjustment-cases/adjustment-cases.projection.js';
import { AdjustmentDesk } from './adjustment-desk.js';
import { AdjustmentList } from './adjustment-list/adjustment-list.query.js';
import { AdjustmentsController } from './adjustments.controller.js';
import { adjustmentTitles, handoverTitles, rotationDutyTitles, rotationTitles } from './contract/index.js';
import { DepartureDesk } from './departure-desk.js';
import { adjustment, adjustments } from './domain/adjustment.js';
import { handover, handovers } from './domain/handover.js';
import { rotationDutyEvents } from './domain/rotation-duty.events.js';
import { rotationRules } from './domain/rotation-rules.js';
import { rotation, rotations } from './domain/rotation.js';
import { handoverCases } from './handover-cases/handover-cases.projection.js';
import { HandoverDesk } from './handover-desk.js';
import { HandoverPaper } from './handover-paper/handover-paper.adapter.js';
import { HandoverView } from './handover-view/handover-view.query.js';
import { HandoversController } from './handovers.controller.js';
import { InvestigationDesk } from './investigation-desk.js';
import { InvestigationsController } from './investigations.controller.js';
import { FileInvestigationHandler, StepInvestigationHandler } from './keep-investigation/keep-investigation.handler.js';
import { OpenAdjustmentHandler } from './open-adjustment/open-adjustment.handler.js';
import { OpenRotationHandler } from './open-rotation/open-rotation.handler.js';
import { DueRotations } from './post-lists/due-rotations.query.js';
import { PostLists } from './post-lists/post-lists.query.js';
import { rotationCases } from './rotation-cases/rotation-cases.projection.js';
import { RotationClaimDesk } from './rotation-claim-desk.js';
import { RotationDesk } from './rotation-desk.js';
import { dutyActionsOf, rotationDuties, type RotationDutyRow } from './rotation-duties/rotation-duties.projection.js';
import { RotationDutyDesk } from './rotation-duty-desk.js';
import { RotationsController } from './rotations.controller.js';
import { withheldFields } from './scoping/withheld-fields.policy.js';
import { withholdingRemarks } from './scoping/withheld-remarks.policy.js';
import { WhenDepartureIsDecidedThenCarryOut } from './when-departure-is-decided-then-carry-out/when-departure-is-decided-then-carry-out.reaction.js';
import { OpenAdjustments } from './when-investigation-changes-then-note/open-adjustments.query.js';
import { WhenInvestigationChangesThenNote } from './when-investigation-changes-then-note/when-investigation-changes-then-note.reaction.js';
import { WhenVacancyIsFilledThenLinkSuccessor } from './when-vacancy-is-filled-then-link-successor/when-vacancy-is-filled-then-link-successor.reaction.js';
import { WhenYearsInPostChangeThenKeepDuty } from './when-years-in-post-change-then-keep-duty/when-years-in-post-change-then-keep-duty.reaction.js';

const handlers = [
  ActOnAdjustmentHandler,
  ActOnHandoverHandler,
  ActOnRotationHandler,
  FileInvestigationHandler,
  OpenAdjustmentHandler,
  OpenRotationHandler,
  StepInvestigationHandler,
];

const reactions = [
  WhenDepartureIsDecidedThenCarryOut,
  WhenInvestigationChangesThenNote,
  WhenVacancyIsFilledThenLinkSuccessor,
  WhenYearsInPostChangeThenKeepDuty,
];

/** Builds a desk from its parts. */
const desk = <Parts extends readonly unknown[]>(
  provide: new (...parts: [...Parts]) => object,
  ...inject: readonly (abstract new (...parts: never[]) => unknown)[]
) => ({ provide, inject: [...inject], useFactory: (...parts: [...Parts]) => new provide(...parts) });

/**
 * Adjustment, rotation and handover. Expects the stores and Clock from a global module, and AccessModule, RegistryModule,
 * InvestigationsModule, PostTermsModule, RulebookModule, SupervisionModule and ProceduresModule beside it.
 */
@Module({
  imports: [CqrsModule],
  controllers: [AdjustmentsController, HandoversController, InvestigationsController, RotationsController],
  providers: [
    ...handlers,
    ...reactions,
    AdjustmentList,
    DueRotations,
    HandoverPaper,
    HandoverView,
    OpenAdjustments,
    PostLists,
    desk(DepartureDesk, CommandRunner, Clock, Rulebook),
    desk(HandoverDesk, EventStore, EventReader, Clock, Rulebook, OrgTree, PersonDirectory, CaseDesk),
    desk(
      AdjustmentDesk,
      EventStore,
      EventReader,
      Clock,
      Rulebook,
      OrgTree,
      PostDirectory,
      TermKeeper,
      CaseDesk,
      InvestigationDesk,
    ),
    desk(
      RotationDesk,
      EventStore,
      EventReader,
      Clock,
      Rulebook,
      OrgTree,
      PostDirectory,
      TermKeeper,
      CaseDesk,
      InvestigationDesk,
      RotationClaimDesk,
    ),
    desk(RotationClaimDesk, CommandRunner, EventStore, EventReader, Clock),
    desk(RotationDutyDesk, CommandRunner, EventStore, EventReader, Clock, Rulebook, OrgTree, PostDirectory),
  ],
  exports: reactions,
})
export class RotationsModule implements OnModuleInit {
  constructor(
    private readonly owners: CaseOwners,
    private readonly hosts: ProcedureHosts,
    private readonly cases: CaseDesk,
    private readonly adjusting: AdjustmentDesk,
    private readonly rotating: RotationDesk,
    private readonly handing: HandoverDesk,
    private readonly duties: RotationDutyDesk,
    private readonly forms: CaseForms,
    private readonly handoverPaper: HandoverPaper,
  ) {}

  onModuleInit(): void {
    const { adjusting, rotating, handing } = this;
    this.host(adjustment, adjustments, adjustmentCases, adjustmentTitles, (...moment) => adjusting.enrich(...moment));
    this.host(rotation, rotations, rotationCases, rotationTitles, (...moment) => rotating.enrich(...moment));
    this.host(handover, handovers, handoverCases, handoverTitles, (env, orgPath) => handing.enrich(env, orgPath));
    this.ownDuties();
    this.forms.register(this.handoverPaper.form);
  }

  private ownDuties(): void {
    const { duties } = this;
    this.owners.register({
      category: 'rotationduty',
      view: viewName(rotationDuties),
      projection: rotationDuties.name,
      events: rotationDutyEvents,
      titles: rotationDutyTitles,
      openActions: (row) => dutyActionsOf((row as RotationDutyRow).state),
      followsRules: rotationRules,
      advance: (dutyId) => duties.advance(dutyId),
      recompute: (dutyId) => duties.act(dutyId, { type: 'RecomputeRotationDuty' }),
      relocate: (dutyId, orgPath) => duties.act(dutyId, { type: 'RelocateRotationDuty', orgPath }),
      acknowledge: (dutyId, alertId) => duties.act(dutyId, { type: 'AcknowledgeRotationDutyAlert', alertId }),
    });
  }

  private host(
    aggregate: Readonly<{ category: string; events: unknown }>,
    hosting: unknown,
    projection: Readonly<{ name: string }>,
    titles: Readonly<Record<string, Readonly<{ zh: string; en: string }>>>,
    enrich: ProcedureHost['enrich'],
  ): void {
    const { category } = aggregate;
    const own = hosting as typeof adjustments;
    const host = aggregate as unknown as ProcedureHost['aggregate'];
    this.owners.register({
      category,
      view: viewName(projection),
      projection: projection.name,
      events: host.events,
      titles: { ...flowTitles, ...titles },
      ...hostedReadings(own),
      withheld: withholdingRemarks(adjustment.category, withheldFields),
      ...clockHandlers(this.cases, category),
    });
    this.hosts.register({
      category,
      procedures: own.procedures,
      aggregate: host,
      ladderKey: () => undefined,
      register: () => Promise.resolve([]),
      enrich,
      meaning: own,
      actions: (state, entries) => hostedActions(own, state, entries),
      alsoAbout: ({ facts }) => own.alsoAbout?.(facts) ?? [],
      seenBy: (state) => knownToOf(own, state),
    });
  }
}
