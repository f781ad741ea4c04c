import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { AgendaSource, Waker } from '#jobs';
import { viewName } from '#kernel';
import { CaseWaker } from './agenda/case-waker.adapter.js';
import { PostgresAgendaSource } from './agenda/postgres-agenda-source.adapter.js';
import { AlertFeed } from './alerts/alert-feed.js';
import { AlertPace } from './alerts/alert-pace.js';
import { AlertStreamController } from './alerts/alert-stream.controller.js';
import { AlertStream } from './alerts/alert-stream.query.js';
import { AlertViews } from './alerts/alert-view.query.js';
import { AlertsController } from './alerts/alerts.controller.js';
import { Alerts } from './alerts/alerts.query.js';
import { RecipientKeys } from './alerts/recipient-keys.query.js';
import { CaseViewDesk } from './case-view-desk.js';
import { CaseViewsController } from './case-views.controller.js';
import { CaseDetail } from './cases/case-detail.query.js';
import { CasesController } from './cases/cases.controller.js';
import { Cases } from './cases/cases.query.js';
import { PostgresCaseSight } from './cases/postgres-case-sight.adapter.js';
import { ChooseDefaultViewHandler } from './choose-default-view/choose-default-view.handler.js';
import { CaseOwners, CaseSight, stuckDutyTitles } from './contract/index.js';
import { CaseDeadlines } from './deadlines/case-deadlines.query.js';
import { DeadlinesController } from './deadlines/deadlines.controller.js';
import { Deadlines } from './deadlines/deadlines.query.js';
import { stuckDutyEvents } from './domain/stuck-duty.events.js';
import { InboxController } from './inbox/inbox.controller.js';
import { Inbox } from './inbox/inbox.query.js';
import { ChangeCaseViewHandler, KeepCaseViewHandler } from './keep-case-view/keep-case-view.handler.js';
import { CaseViews } from './scoping/case-views.query.js';
import { DocumentNumbersController } from './number-register/document-numbers.controller.js';
import { NumberRegister } from './number-register/number-register.query.js';
import { VoidNumberHandler } from './number-register/void-number.handler.js';
import { LineViews } from './scoping/line-view.query.js';
import { StuckDutiesController } from './stuck-duties/stuck-duties.controller.js';
import { stuckDuties } from './stuck-duties/stuck-duties.projection.js';
import { StuckDuties } from './stuck-duties/stuck-duties.query.js';
import { WaitingLines } from './stuck-duties/waiting-lines.query.js';
import { StuckDutyDesk } from './stuck-duty-desk.js';
import { CountedByRule } from './rule-watch/counted-by-rule.query.js';
import { RuleWatch } from './rule-watch/rule-watch.js';
import { StuckDutyWatch } from './stuck-duty-watch.js';
import { CasesBelow } from './when-unit-moves-then-relocate-cases/cases-below.query.js';
import { WhenUnitMovesThenRelocateCases } from './when-unit-moves-then-relocate-cases/when-unit-moves-then-relocate-cases.reaction.js';
import { TouchedCases } from './when-calendar-changes-then-recompute/touched-cases.query.js';
import { WhenCalendarChangesThenRecompute } from './when-calendar-changes-then-recompute/when-calendar-changes-then-recompute.reaction.js';

/**
 * Expects ReadStore, EventStore, CommandRunner and Clock from a global module, and AccessModule, RegistryModule and RulebookModule
 * beside it. Contexts register their cases with CaseOwners.
 */
@Global()
@Module({
  controllers: [
    InboxController,
    CaseViewsController,
    DocumentNumbersController,
    CasesController,
    DeadlinesController,
    AlertStreamController,
    AlertsController,
    StuckDutiesController,
  ],
  providers: [
    CaseOwners,
    LineViews,
    Inbox,
    Cases,
    CaseViews,
    CaseViewDesk,
    NumberRegister,
    VoidNumberHandler,
    KeepCaseViewHandler,
    ChangeCaseViewHandler,
    ChooseDefaultViewHandler,
    CaseDetail,
    Deadlines,
    CaseDeadlines,
    Alerts,
    AlertViews,
    RecipientKeys,
    AlertPace,
    AlertFeed,
    AlertStream,
    StuckDuties,
    WaitingLines,
    StuckDutyDesk,
    StuckDutyWatch,
    CountedByRule,
    RuleWatch,
    TouchedCases,
    CasesBelow,
    WhenUnitMovesThenRelocateCases,
    WhenCalendarChangesThenRecompute,
    { provide: CaseSight, useClass: PostgresCaseSight },
    { provide: AgendaSource, useClass: PostgresAgendaSource },
    { provide: Waker, useClass: CaseWaker },
  ],
  exports: [
    CaseOwners,
    CaseSight,
    AgendaSource,
    Waker,
    StuckDutyWatch,
    RuleWatch,
    WhenCalendarChangesThenRecompute,
    WhenUnitMovesThenRelocateCases,
  ],
})
export class SupervisionModule implements OnModuleInit {
  constructor(
    private readonly owners: CaseOwners,
    private readonly desk: StuckDutyDesk,
  ) {}

  onModuleInit(): void {
    const { owners, desk } = this;
    const stay = (stuckId: string) => desk.act(stuckId, { type: 'LeaveStuckDuty' });
    owners.register({
      category: 'stuckduty',
      view: viewName(stuckDuties),
      projection: stuckDuties.name,
      events: stuckDutyEvents,
      titles: stuckDutyTitles,
      openActions: () => [],
      advance: stay,
      recompute: stay,
      relocate: (stuckId, orgPath) => desk.act(stuckId, { type: 'RelocateStuckDuty', orgPath }),
      acknowledge: (stuckId, alertId) => desk.act(stuckId, { type: 'AcknowledgeStuckDutyAlert', alertId }),
    });
  }
}
