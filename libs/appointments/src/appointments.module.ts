import { Module, type OnModuleInit } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { HeadRegisters } from '#access/contract';
import { CommandRunner } from '#event-store';
import { Clock, viewName } from '#kernel';
import { CaseForms } from '#forms/contract';
import { CaseDesk, clockHandlers, flowTitles, ProcedureHosts, type ProcedureHost } from '#procedures/contract';
import { InvestigationLocks, OrgTree, PersonDirectory, PostDirectory, TermKeeper } from '#registry/contract';
import { NumberService, Rulebook } from '#rulebook';
import { CaseOwners, hostedReadings } from '#supervision/contract';
import { hostedActions, knownToOf } from '#workflow';
import { ActOnAppointmentHandler } from './act-on-appointment/act-on-appointment.handler.js';
import { ActOnCandidacyHandler } from './act-on-candidacy/act-on-candidacy.handler.js';
import { ActOnFilingHandler } from './act-on-filing/act-on-filing.handler.js';
import { ActOnReviewHandler } from './act-on-review/act-on-review.handler.js';
import { ApplyForPostHandler } from './apply-for-post/apply-for-post.handler.js';
import { appointmentCases } from './appointment-cases/appointment-cases.projection.js';
import { AppointmentDesk } from './appointment-desk.js';
import { Appointments } from './appointments/appointments.query.js';
import { CaseReader } from './case-reader.js';
import { Candidacies } from './candidacies/candidacies.query.js';
import { candidacyCases } from './candidacy-cases/candidacy-cases.projection.js';
import { appointmentTitles, candidacyTitles, filingTitles, reviewTitles } from './contract/index.js';
import { secretaryAppointment, secretaryAppointments } from './domain/appointment.js';
import { candidacies, candidacy } from './domain/candidacy.js';
import { COMPARISON } from './domain/candidacy.procedure.js';
import { secretaryFiling, secretaryFilings } from './domain/filing.js';
import { jointReview, jointReviews } from './domain/joint-review.js';
import { JOINT_REVIEW, REPLY_LADDER, REPLY_RULE, URGENT_REPLY_RULE } from './domain/joint-review.procedure.js';
import { filingDocuments, reviewDocuments } from './named-documents.js';
import { filingCases } from './filing-cases/filing-cases.projection.js';
import { FilingDesk } from './filing-desk.js';
import { Filings } from './filings/filings.query.js';
import { IneligibilityGrounds } from './scoping/ineligibility-grounds.query.js';
import { JointReviewViewsController } from './joint-review-views.controller.js';
import { JointReviewsController } from './joint-reviews.controller.js';
import { CloseBatchHandler, OpenBatchHandler } from './keep-batch/keep-batch.handler.js';
import { CloseSelectionHandler, PostSelectionNoticeHandler } from './keep-selection/keep-selection.handler.js';
import { AddGroundHandler, ApproveGroundHandler, EndGroundHandler } from './keep-grounds/keep-grounds.handler.js';
import {
  DelistDepartmentHandler,
  ListDepartmentHandler,
  NameDeputyHandler,
  RelieveDeputyHandler,
} from './keep-register/keep-register.handler.js';
import { OpenAppointmentHandler } from './open-appointment/open-appointment.handler.js';
import { OpenSelections } from './open-selections/open-selections.query.js';
import { OpenSelectionsController } from './open-selections.controller.js';
import { PlanSelectionHandler } from './plan-selection/plan-selection.handler.js';
import { OpenReviewHandler } from './open-review/open-review.handler.js';
import { PrepareFilingHandler } from './prepare-filing/prepare-filing.handler.js';
import { ReviewBatches } from './review-batches/review-batches.query.js';
import { reviewCases } from './review-cases/review-cases.projection.js';
import { ReviewDepartments } from './review-departments/review-departments.query.js';
import { ReviewDesk, reviewDesk } from './review-desk.js';
import { recusedHeadsDesk } from './recused-heads-desk.js';
import { signatoriesDesk } from './signatories-desk.js';
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
import { SelectionDesk } from './selection-desk.js';
import { withheldFields } from './scoping/withheld-fields.policy.js';
import { withheldOfCandidates } from './scoping/withheld-of-candidates.policy.js';
import { withholdingRemarks } from './scoping/withheld-remarks.policy.js';
import { WhenAppointmentGoesOnThenFollow } from './when-appointment-goes-on-then-follow/follow-appointment.reaction.js';
import { WhenCandidacyGoesOnThenFollow } from './when-candidacy-goes-on-then-follow/follow-candidacy.reaction.js';

const handlers = [
  ActOnAppointmentHandler,
  ActOnCandidacyHandler,
  ActOnFilingHandler,
  ActOnReviewHandler,
  AddGroundHandler,
  ApplyForPostHandler,
  ApproveGroundHandler,
  CloseBatchHandler,
  CloseSelectionHandler,
  DelistDepartmentHandler,
  EndGroundHandler,
  ListDepartmentHandler,
  NameDeputyHandler,
  OpenBatchHandler,
  OpenAppointmentHandler,
  OpenReviewHandler,
  PlanSelectionHandler,
  PostSelectionNoticeHandler,
  PrepareFilingHandler,
  RelieveDeputyHandler,
];

const isReplyRule = (ruleKey: string): boolean => ruleKey === REPLY_RULE || ruleKey === URGENT_REPLY_RULE;

/** What one kind of case has that others have not. */
type Peculiar = Partial<
  Pick<ProcedureHost, 'ladderKey' | 'register' | 'namesDocuments'> & {
    withheld: NonNullable<Parameters<CaseOwners['register']>[0]['withheld']>;
  }
>;

/** What every desk here looks things up in. */
const gathered = [Clock, Rulebook, OrgTree, PersonDirectory] as const;

/**
 * Joint review of eligibility, filing, appointment and open selection of secretaries. Expects the stores, Clock and CaseReader from
 * global modules, and AccessModule, RegistryModule, RulebookModule, SupervisionModule and ProceduresModule beside it.
 */
@Module({
  imports: [CqrsModule],
  controllers: [
    JointReviewViewsController,
    JointReviewsController,
    OpenSelectionsController,
    ReviewRegistersController,
    SecretaryAppointmentsController,
    SecretaryFilingsController,
  ],
  providers: [
    ...handlers,
    Appointments,
    Candidacies,
    Filings,
    IneligibilityGrounds,
    OpenSelections,
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
      provide: FilingDesk,
      inject: [CaseReader, ...gathered, PostDirectory, NumberService, CaseDesk, InvestigationLocks],
      useFactory: (...parts: ConstructorParameters<typeof FilingDesk>) => new FilingDesk(...parts),
    },
    {
      provide: AppointmentDesk,
      inject: [CaseReader, ...gathered, CaseDesk, TermKeeper, FilingDesk, InvestigationLocks],
      useFactory: (...parts: ConstructorParameters<typeof AppointmentDesk>) => new AppointmentDesk(...parts),
    },
    {
      provide: SelectionDesk,
      inject: [CommandRunner, CaseReader, ...gathered, CaseDesk, AppointmentDesk, InvestigationLocks],
      useFactory: (...parts: ConstructorParameters<typeof SelectionDesk>) => new SelectionDesk(...parts),
    },
    WhenAppointmentGoesOnThenFollow,
    WhenCandidacyGoesOnThenFollow,
    signatoriesDesk,
    recusedHeadsDesk,
    reviewDesk,
  ],
  exports: [WhenAppointmentGoesOnThenFollow, WhenCandidacyGoesOnThenFollow],
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
    private readonly selections: SelectionDesk,
    private readonly heads: HeadRegisters,
    private readonly departments: ReviewDepartments,
  ) {}

  onModuleInit(): void {
    const { desk, filings, appointments, selections, papers } = this;
    const { application, batchList, circulation, reply, result } = papers;
    this.heads.register(JOINT_REVIEW, (office, county, on) => this.departments.headsOf(office, county, on));
    this.forms.register(application);
    this.forms.register(batchList);
    this.forms.register(circulation);
    this.forms.register(reply);
    this.forms.register(result);
    this.forms.register(this.filingPaper.form);
    this.forms.nameOffices(jointReview.category, (orgPath) => papers.departmentTitles(orgPath));
    this.host(
      jointReview,
      jointReviews,
      reviewCases,
      reviewTitles,
      (env, orgPath, about) => desk.enrich(env, orgPath, about),
      {
        withheld: withholdingRemarks(({ office }) => office.office.startsWith('dept:'), withheldFields),
        namesDocuments: reviewDocuments,
        ladderKey: (ruleKey) => (isReplyRule(ruleKey) ? REPLY_LADDER : undefined),
        register: (name, orgPath, on) => desk.register(name, orgPath, on),
      },
    );
    const asFiled: ProcedureHost['enrich'] = (env, orgPath) => filings.enrich(env, orgPath);
    const naming = { namesDocuments: filingDocuments };
    this.host(secretaryFiling, secretaryFilings, filingCases, filingTitles, asFiled, naming);
    this.host(secretaryAppointment, secretaryAppointments, appointmentCases, appointmentTitles, (env, orgPath) =>
      appointments.enrich(env, orgPath),
    );
    const kept = { withheld: withholdingRemarks(({ stage }) => stage === COMPARISON, withheldOfCandidates) };
    const asSelected: ProcedureHost['enrich'] = (env, orgPath) => selections.enrich(env, orgPath);
    this.host(candidacy, candidacies, candidacyCases, candidacyTitles, asSelected, kept);
  }

  private host(
    aggregate: Readonly<{ category: string; events: unknown }>,
    hosting: unknown,
    projection: Readonly<{ name: string }>,
    titles: Readonly<Record<string, Readonly<{ zh: string; en: string }>>>,
    enrich: ProcedureHost['enrich'],
    { withheld, namesDocuments = {}, ladderKey = () => undefined, register = () => Promise.resolve([]) }: Peculiar = {},
  ): void {
    const { category } = aggregate;
    const own = hosting as typeof secretaryFilings;
    const host = aggregate as unknown as ProcedureHost['aggregate'];
    this.owners.register({
      category,
      view: viewName(projection),
      projection: projection.name,
      events: host.events,
      titles: { ...flowTitles, ...titles },
      ...hostedReadings(own),
      ...(withheld ? { withheld } : {}),
      ...clockHandlers(this.cases, category),
    });
    const told = { category, namesDocuments, ladderKey, register, enrich };
    this.hosts.register({
      ...told,
      procedures: own.procedures,
      aggregate: host,
      meaning: own,
      actions: (state, entries) => hostedActions(own, state, entries),
      seenBy: (state) => knownToOf(own, state),
    });
  }
}
