import { Module, type OnModuleInit } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CommandRunner, EventReader, EventStore } from '#event-store';
import { Clock, viewName } from '#kernel';
import { CaseForms } from '#forms/contract';
import { CaseDesk, clockHandlers, flowTitles, ProcedureHosts, type ProcedureHost } from '#procedures/contract';
import { OrgTree, PersonDirectory, PostDirectory, TermKeeper } from '#registry/contract';
import { NumberService, Rulebook } from '#rulebook';
import { CaseOwners } from '#supervision/contract';
import { hostedActions, seenByOf } from '#workflow';
import { ActOnAppointmentHandler } from './act-on-appointment/act-on-appointment.handler.js';
import { ActOnFilingHandler } from './act-on-filing/act-on-filing.handler.js';
import { ActOnReviewHandler } from './act-on-review/act-on-review.handler.js';
import { appointmentCases, type AppointmentCaseRow } from './appointment-cases/appointment-cases.projection.js';
import { AppointmentDesk } from './appointment-desk.js';
import { Appointments } from './appointments/appointments.query.js';
import { CaseReader } from './case-reader.js';
import { appointmentTitles, filingTitles, reviewTitles } from './contract/index.js';
import { secretaryAppointment, secretaryAppointments } from './domain/appointment.js';
import { secretaryFiling, secretaryFilings } from './domain/filing.js';
import { jointReview, jointReviews } from './domain/joint-review.js';
import { REPLY_RULE, URGENT_REPLY_RULE } from './domain/joint-review.procedure.js';
import { filingCases, type FilingCaseRow } from './filing-cases/filing-cases.projection.js';
import { FilingDesk } from './filing-desk.js';
import { Filings } from './filings/filings.query.js';
import { IneligibilityGrounds } from './scoping/ineligibility-grounds.query.js';
import { JointReviewViewsController } from './joint-review-views.controller.js';
import { JointReviewsController } from './joint-reviews.controller.js';
import { CloseBatchHandler, OpenBatchHandler } from './keep-batch/keep-batch.handler.js';
import { AddGroundHandler, EndGroundHandler } from './keep-grounds/keep-grounds.handler.js';
import { DelistDepartmentHandler, ListDepartmentHandler } from './keep-register/keep-register.handler.js';
import { OpenAppointmentHandler } from './open-appointment/open-appointment.handler.js';
import { OpenReviewHandler } from './open-review/open-review.handler.js';
import { PrepareFilingHandler } from './prepare-filing/prepare-filing.handler.js';
import { ReviewBatches } from './review-batches/review-batches.query.js';
import { reviewCases, type ReviewCaseRow } from './review-cases/review-cases.projection.js';
import { ReviewDepartments } from './review-departments/review-departments.query.js';
import { ReviewDesk } from './review-desk.js';
import { LetterDesk } from './letter-desk.js';
import { BatchRows } from './case-papers/batch-rows.query.js';
import { FilingPaper } from './case-papers/filing-paper.adapter.js';
import { FilingRows } from './case-papers/filing-rows.query.js';
import { PaperLookups } from './case-papers/paper-lookups.adapter.js';
import { ReviewPapers } from './case-papers/review-papers.adapter.js';
import { WhenReviewIsCirculatedThenNumberLetter } from './when-review-is-circulated-then-number-letter/number-letter.reaction.js';
import { ReviewMatrix } from './review-matrix/review-matrix.query.js';
import { ReviewRegistersController } from './review-registers.controller.js';
import { ReviewResult } from './review-result/review-result.query.js';
import { SecretaryAppointmentsController } from './secretary-appointments.controller.js';
import { SecretaryFilingsController } from './secretary-filings.controller.js';
import { withheldFields } from './scoping/withheld-fields.policy.js';
import { WhenAppointmentGoesOnThenFollow } from './when-appointment-goes-on-then-follow/follow-appointment.reaction.js';

const handlers = [
  ActOnAppointmentHandler,
  ActOnFilingHandler,
  ActOnReviewHandler,
  AddGroundHandler,
  CloseBatchHandler,
  DelistDepartmentHandler,
  EndGroundHandler,
  ListDepartmentHandler,
  OpenBatchHandler,
  OpenAppointmentHandler,
  OpenReviewHandler,
  PrepareFilingHandler,
];

const isReplyRule = (ruleKey: string): boolean => ruleKey === REPLY_RULE || ruleKey === URGENT_REPLY_RULE;

/**
 * Joint review of eligibility, filing and appointment of secretaries. Expects the stores and Clock from a global module, and AccessModule, RegistryModule,
 * RulebookModule, SupervisionModule and ProceduresModule beside it.
 */
@Module({
  imports: [CqrsModule],
  controllers: [
    JointReviewViewsController,
    JointReviewsController,
    ReviewRegistersController,
    SecretaryAppointmentsController,
    SecretaryFilingsController,
  ],
  providers: [
    ...handlers,
    Appointments,
    Filings,
    IneligibilityGrounds,
    ReviewBatches,
    ReviewDepartments,
    ReviewMatrix,
    ReviewResult,
    LetterDesk,
    BatchRows,
    FilingPaper,
    FilingRows,
    PaperLookups,
    ReviewPapers,
    WhenReviewIsCirculatedThenNumberLetter,
    {
      provide: CaseReader,
      inject: [EventStore, EventReader],
      useFactory: (...parts: ConstructorParameters<typeof CaseReader>) => new CaseReader(...parts),
    },
    {
      provide: FilingDesk,
      inject: [CaseReader, Clock, Rulebook, OrgTree, PersonDirectory, PostDirectory, NumberService, CaseDesk],
      useFactory: (...parts: ConstructorParameters<typeof FilingDesk>) => new FilingDesk(...parts),
    },
    {
      provide: AppointmentDesk,
      inject: [CaseReader, Clock, Rulebook, OrgTree, PersonDirectory, CaseDesk, TermKeeper, FilingDesk],
      useFactory: (...parts: ConstructorParameters<typeof AppointmentDesk>) => new AppointmentDesk(...parts),
    },
    WhenAppointmentGoesOnThenFollow,
    {
      provide: ReviewDesk,
      inject: [
        CommandRunner,
        CaseReader,
        Clock,
        Rulebook,
        OrgTree,
        PersonDirectory,
        CaseDesk,
        ReviewDepartments,
        IneligibilityGrounds,
        LetterDesk,
      ],
      useFactory: (...parts: ConstructorParameters<typeof ReviewDesk>) => new ReviewDesk(...parts),
    },
  ],
  exports: [WhenAppointmentGoesOnThenFollow],
})
export class AppointmentsModule implements OnModuleInit {
  constructor(
    private readonly owners: CaseOwners,
    private readonly hosts: ProcedureHosts,
    private readonly cases: CaseDesk,
    private readonly desk: ReviewDesk,
    private readonly forms: CaseForms,
    private readonly papers: ReviewPapers,
    private readonly filingPaper: FilingPaper,
    private readonly filings: FilingDesk,
    private readonly appointments: AppointmentDesk,
  ) {}

  onModuleInit(): void {
    this.hostReviews();
    this.hostFilings();
    this.hostAppointments();
  }

  private hostReviews(): void {
    const { category } = jointReview;
    this.owners.register({
      category,
      view: viewName(reviewCases),
      projection: reviewCases.name,
      events: jointReview.events,
      titles: { ...flowTitles, ...reviewTitles },
      openActions: (row) => hostedActions(jointReviews, (row as ReviewCaseRow).state),
      flow: (row) => (row as ReviewCaseRow).state.flow,
      withheld: withheldFields,
      ...clockHandlers(this.cases, category),
    });
    const { application, batchList, circulation, reply, result } = this.papers;
    this.forms.register(application);
    this.forms.register(batchList);
    this.forms.register(circulation);
    this.forms.register(reply);
    this.forms.register(result);
    this.hosts.register({
      category,
      procedures: jointReviews.procedures,
      aggregate: jointReview as unknown as ProcedureHost['aggregate'],
      ladderKey: (ruleKey) => (isReplyRule(ruleKey) ? 'appt.jointReview.replyLadder' : undefined),
      register: (name, orgPath, on) => this.desk.register(name, orgPath, on),
      enrich: (env, orgPath) => this.desk.enrich(env, orgPath),
      actions: (state) => hostedActions(jointReviews, state),
      seenBy: (state) => seenByOf(jointReviews, state),
    });
  }

  private hostFilings(): void {
    const { category } = secretaryFiling;
    this.forms.register(this.filingPaper.form);
    this.owners.register({
      category,
      view: viewName(filingCases),
      projection: filingCases.name,
      events: secretaryFiling.events,
      titles: { ...flowTitles, ...filingTitles },
      openActions: (row) => hostedActions(secretaryFilings, (row as FilingCaseRow).state),
      flow: (row) => (row as FilingCaseRow).state.flow,
      ...clockHandlers(this.cases, category),
    });
    this.hosts.register({
      category,
      procedures: secretaryFilings.procedures,
      aggregate: secretaryFiling as unknown as ProcedureHost['aggregate'],
      ladderKey: () => undefined,
      register: () => Promise.resolve([]),
      enrich: (env, orgPath) => this.filings.enrich(env, orgPath),
      actions: (state) => hostedActions(secretaryFilings, state),
      seenBy: (state) => seenByOf(secretaryFilings, state),
    });
  }

  private hostAppointments(): void {
    const { category } = secretaryAppointment;
    this.owners.register({
      category,
      view: viewName(appointmentCases),
      projection: appointmentCases.name,
      events: secretaryAppointment.events,
      titles: { ...flowTitles, ...appointmentTitles },
      openActions: (row) => hostedActions(secretaryAppointments, (row as AppointmentCaseRow).state),
      flow: (row) => (row as AppointmentCaseRow).state.flow,
      ...clockHandlers(this.cases, category),
    });
    this.hosts.register({
      category,
      procedures: secretaryAppointments.procedures,
      aggregate: secretaryAppointment as unknown as ProcedureHost['aggregate'],
      ladderKey: () => undefined,
      register: () => Promise.resolve([]),
      enrich: (env, orgPath) => this.appointments.enrich(env, orgPath),
      actions: (state) => hostedActions(secretaryAppointments, state),
      seenBy: (state) => seenByOf(secretaryAppointments, state),
    });
  }
}
