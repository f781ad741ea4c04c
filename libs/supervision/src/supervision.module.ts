import { Global, Module } from '@nestjs/common';
import { AgendaSource, Waker } from '#jobs';
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
import { CaseDetail } from './cases/case-detail.query.js';
import { CasesController } from './cases/cases.controller.js';
import { Cases } from './cases/cases.query.js';
import { PostgresCaseSight } from './cases/postgres-case-sight.adapter.js';
import { CaseOwners, CaseSight } from './contract/index.js';
import { CaseDeadlines } from './deadlines/case-deadlines.query.js';
import { DeadlinesController } from './deadlines/deadlines.controller.js';
import { Deadlines } from './deadlines/deadlines.query.js';
import { InboxController } from './inbox/inbox.controller.js';
import { Inbox } from './inbox/inbox.query.js';
import { LineViews } from './scoping/line-view.query.js';
import { CasesBelow } from './when-unit-moves-then-relocate-cases/cases-below.query.js';
import { WhenUnitMovesThenRelocateCases } from './when-unit-moves-then-relocate-cases/when-unit-moves-then-relocate-cases.reaction.js';
import { TouchedCases } from './when-calendar-changes-then-recompute/touched-cases.query.js';
import { WhenCalendarChangesThenRecompute } from './when-calendar-changes-then-recompute/when-calendar-changes-then-recompute.reaction.js';

/**
 * Expects ReadStore, EventStore and Clock from a global module, and AccessModule, RegistryModule and RulebookModule
 * beside it. Contexts register their cases with CaseOwners.
 */
@Global()
@Module({
  controllers: [InboxController, CasesController, DeadlinesController, AlertStreamController, AlertsController],
  providers: [
    CaseOwners,
    LineViews,
    Inbox,
    Cases,
    CaseDetail,
    Deadlines,
    CaseDeadlines,
    Alerts,
    AlertViews,
    RecipientKeys,
    AlertPace,
    AlertFeed,
    AlertStream,
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
    WhenCalendarChangesThenRecompute,
    WhenUnitMovesThenRelocateCases,
  ],
})
export class SupervisionModule {}
