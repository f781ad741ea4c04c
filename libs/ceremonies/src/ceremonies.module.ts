import { Module, type OnModuleInit } from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { Clock, viewName } from '#kernel';
import { CommandRunner } from '#event-store';
import { CaseForms } from '#forms/contract';
import { CaseDesk, flowTitles, ProcedureHosts, type ProcedureHost } from '#procedures/contract';
import { OrgTree, PostDirectory } from '#registry/contract';
import { Rulebook } from '#rulebook';
import { CaseOwners, hostedReadings } from '#supervision/contract';
import {
  AcknowledgeAlert,
  AdvanceCase,
  RecomputeDeadlines,
  RelocateCase,
} from './advance-case/advance-case.command.js';
import {
  AcknowledgeAlertHandler,
  AdvanceCaseHandler,
  RecomputeDeadlinesHandler,
  RelocateCaseHandler,
} from './advance-case/advance-case.handler.js';
import { ceremonyCases, type CeremonyCaseRow } from './ceremony-cases/ceremony-cases.projection.js';
import { ceremonies, CeremonyDesk } from './ceremony-desk.js';
import { CeremonyForms } from './report-form/ceremony-forms.adapter.js';
import { CeremonyPostReportsController } from './ceremony-post-reports.controller.js';
import { CeremonyReportsController } from './ceremony-reports.controller.js';
import { ceremonyTitles } from './contract/ceremony-titles.js';
import { CancelReportHandler } from './cancel-report/cancel-report.handler.js';
import { ChangeReportHandler } from './change-report/change-report.handler.js';
import { CheckReportHandler } from './check-report/check-report.handler.js';
import { CorrectPostReportHandler } from './correct-post-report/correct-post-report.handler.js';
import { standingOf } from './ceremony-standing.js';
import { ceremonyStream } from './domain/ceremony.events.js';
import { ceremonyHosting } from './domain/ceremony.hosting.js';
import { knownTo } from './domain/ceremony.policy.js';
import { hostedOf, type Ceremony } from './domain/ceremony.state.js';
import { requirementsOf } from './domain/open-requirements.js';
import { withheldFields } from './scoping/withheld-fields.policy.js';
import { CouncilNoticesController } from './council-notices.controller.js';
import { CouncilNotices } from './council-notices/council-notices.query.js';
import { DraftReportHandler } from './draft-report/draft-report.handler.js';
import { FindBreachHandler } from './find-breach/find-breach.handler.js';
import { GiveIntegrityReminderHandler } from './give-integrity-reminder/give-integrity-reminder.handler.js';
import { LinkComplaintHandler } from './link-complaint/link-complaint.handler.js';
import { NotifyCouncilHandler } from './notify-council/notify-council.handler.js';
import { NotifyFuneralHandler } from './notify-funeral/notify-funeral.handler.js';
import { RecordStatementHandler } from './record-statement/record-statement.handler.js';
import { RegisterReportHandler } from './register-report/register-report.handler.js';
import { ResubmitReportHandler } from './resubmit-report/resubmit-report.handler.js';
import { ReturnReportHandler } from './return-report/return-report.handler.js';
import { SubmitPostReportHandler } from './submit-post-report/submit-post-report.handler.js';
import { SubmitReportHandler } from './submit-report/submit-report.handler.js';
import { TransferClueHandler } from './transfer-clue/transfer-clue.handler.js';
import { DestroyForgottenDetail } from './when-detail-is-forgotten-then-destroy-its-key/destroy-forgotten-detail.reaction.js';
import { VerifyPostReportHandler } from './verify-post-report/verify-post-report.handler.js';

const handlers = [
  AcknowledgeAlertHandler,
  AdvanceCaseHandler,
  RecomputeDeadlinesHandler,
  RelocateCaseHandler,
  CancelReportHandler,
  ChangeReportHandler,
  CheckReportHandler,
  CorrectPostReportHandler,
  DraftReportHandler,
  FindBreachHandler,
  GiveIntegrityReminderHandler,
  LinkComplaintHandler,
  NotifyCouncilHandler,
  NotifyFuneralHandler,
  RecordStatementHandler,
  RegisterReportHandler,
  ResubmitReportHandler,
  ReturnReportHandler,
  SubmitPostReportHandler,
  SubmitReportHandler,
  TransferClueHandler,
  VerifyPostReportHandler,
];

@Module({
  imports: [CqrsModule],
  controllers: [CeremonyReportsController, CeremonyPostReportsController, CouncilNoticesController],
  providers: [
    ...handlers,
    DestroyForgottenDetail,
    CeremonyForms,
    CouncilNotices,
    {
      provide: CeremonyDesk,
      inject: [CommandRunner, Clock, Rulebook, OrgTree, PostDirectory, CaseDesk],
      useFactory: (...parts: ConstructorParameters<typeof CeremonyDesk>) => new CeremonyDesk(...parts),
    },
  ],
  exports: [DestroyForgottenDetail],
})
export class CeremoniesModule implements OnModuleInit {
  constructor(
    private readonly owners: CaseOwners,
    private readonly commands: CommandBus,
    private readonly forms: CaseForms,
    private readonly own: CeremonyForms,
    private readonly hosts: ProcedureHosts,
    private readonly desk: CeremonyDesk,
  ) {}

  onModuleInit(): void {
    this.forms.register(this.own.report);
    this.forms.register(this.own.extract);
    this.owners.register({
      category: 'ceremony',
      view: viewName(ceremonyCases),
      projection: ceremonyCases.name,
      events: ceremonyStream,
      titles: { ...flowTitles, ...ceremonyTitles },
      ...hostedReadings(
        ceremonyHosting,
        (row) => hostedOf((row as CeremonyCaseRow).state as Ceremony),
        ({ facts }, entries) => requirementsOf(facts, entries),
      ),
      withheld: withheldFields,
      advance: (caseId) => this.commands.execute(new AdvanceCase(caseId)),
      recompute: (caseId) => this.commands.execute(new RecomputeDeadlines(caseId)),
      relocate: (caseId, orgPath) => this.commands.execute(new RelocateCase(caseId, orgPath)),
      acknowledge: (caseId, alertId) => this.commands.execute(new AcknowledgeAlert(caseId, alertId)),
    });
    this.hosts.register({
      category: 'ceremony',
      procedures: ceremonyHosting.procedures,
      aggregate: ceremonies as unknown as ProcedureHost['aggregate'],
      ladderKey: () => undefined,
      register: () => Promise.resolve([]),
      enrich: async (env) => ({ ...(await this.desk.env()), ...env }),
      standing: standingOf,
      meaning: ceremonyHosting,
      actions: (state, entries) => requirementsOf(state as unknown as Ceremony, entries),
      seenBy: (state) => knownTo(state as unknown as Ceremony),
    });
  }
}
