import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CommandRunner } from '#event-store';
import { viewName } from '#kernel';
import { CaseOwners, type CaseRow } from '#supervision/contract';
import { AssignTermSuccessorHandler } from './assign-dissolved/assign-term-successor.handler.js';
import { postTermTitles, villageBodyTitles } from './contract/registry-titles.js';
import { TermKeeper } from './contract/term-keeper.contract.js';
import { CorrectPostTermHandler } from './correct-post-term/correct-post-term.handler.js';
import { postTermEvents } from './domain/post-term.events.js';
import { registering } from './domain/post-term.js';
import { villageBodyEvents } from './domain/village-body.events.js';
import { EndPostHandler } from './end-post/end-post.handler.js';
import { PostTermBatch } from './post-term-batch.js';
import { PostTermDesk } from './post-term-desk.js';
import { PostTermsController } from './post-terms.controller.js';
import { RatesController } from './rates/rates.controller.js';
import { RegistryRates } from './rates/rates.query.js';
import { RecordActingHolderHandler } from './record-acting-holder/record-acting-holder.handler.js';
import { RegisteredPersons } from './registered-persons.js';
import { RegisteredTerms } from './registered-terms.js';
import { PostImport } from './registry-import/post-import.js';
import { ReviewVillageBodyHandler } from './review-village-body/review-village-body.handler.js';
import { SeatDays } from './seat-days/seat-days.query.js';
import { SeatDayWatch } from './seat-day-watch.js';
import { SeatedBodies } from './seated-bodies.js';
import { StartPostHandler } from './start-post/start-post.handler.js';
import { StructureWarningsController } from './structure-warnings/structure-warnings.controller.js';
import { StructureWarnings } from './structure-warnings/structure-warnings.query.js';
import { Successors } from './successors.js';
import { TermFacts } from './term-facts.js';
import { TermSuccessors } from './term-successors.js';
import { termCases } from './term-cases/term-cases.projection.js';
import { VacanciesController } from './vacancies/vacancies.controller.js';
import { Vacancies } from './vacancies/vacancies.query.js';
import { villageCases } from './village-cases/village-cases.projection.js';
import { WhenKinshipChangesThenReviewBodies } from './when-kinship-changes-then-review-bodies/when-kinship-changes-then-review-bodies.reaction.js';
import { WhenPersonChangesThenReviewBodies } from './when-person-changes-then-review-bodies/when-person-changes-then-review-bodies.reaction.js';
import { WhenPostTermChangesThenSeatsFollow } from './when-post-term-changes-then-seats-follow/when-post-term-changes-then-seats-follow.reaction.js';

const openActions = ({ case_id, actions, org_code, subject_person }: CaseRow) =>
  actions.map((action) => {
    const { anyOf, separation } = registering(case_id, { orgCode: org_code, personId: subject_person });
    return { action, anyOf, separation: action === 'RecordActingHolder' ? [] : separation };
  });

/**
 * Terms and the bodies of villages. Expects InvestigationLocks and EligibilityReviews from global modules,
 * RegistryModule, RulebookModule, AccessModule and SupervisionModule beside it, and ReadStore, EventStore, EventReader, CommandRunner and Clock from a
 * global module.
 */
@Global()
@Module({
  imports: [CqrsModule],
  controllers: [PostTermsController, StructureWarningsController, VacanciesController, RatesController],
  providers: [
    RegisteredPersons,
    Successors,
    TermSuccessors,
    TermFacts,
    PostTermDesk,
    PostTermBatch,
    SeatedBodies,
    SeatDays,
    SeatDayWatch,
    AssignTermSuccessorHandler,
    CorrectPostTermHandler,
    EndPostHandler,
    RecordActingHolderHandler,
    ReviewVillageBodyHandler,
    StartPostHandler,
    PostImport,
    StructureWarnings,
    Vacancies,
    RegistryRates,
    {
      provide: TermKeeper,
      inject: [PostTermDesk, CommandRunner],
      useFactory: (...parts: ConstructorParameters<typeof RegisteredTerms>) => new RegisteredTerms(...parts),
    },
    WhenKinshipChangesThenReviewBodies,
    WhenPersonChangesThenReviewBodies,
    WhenPostTermChangesThenSeatsFollow,
  ],
  exports: [
    TermKeeper,
    PostTermDesk,
    PostTermBatch,
    SeatDayWatch,
    PostImport,
    WhenKinshipChangesThenReviewBodies,
    WhenPersonChangesThenReviewBodies,
    WhenPostTermChangesThenSeatsFollow,
  ],
})
export class PostTermsModule implements OnModuleInit {
  constructor(
    private readonly owners: CaseOwners,
    private readonly desk: PostTermDesk,
  ) {}

  onModuleInit(): void {
    const { owners, desk } = this;
    owners.register({
      category: 'postterm',
      view: viewName(termCases),
      projection: termCases.name,
      events: postTermEvents,
      titles: postTermTitles,
      openActions,
      advance: (termId) => desk.actOnTerm(termId, { type: 'AdvanceTerm' }),
      relocate: (termId, orgPath) => desk.actOnTerm(termId, { type: 'RelocateTerm', orgPath }),
      recompute: (termId) => desk.actOnTerm(termId, { type: 'RecomputeTermDeadlines' }),
      acknowledge: (termId, alertId) => desk.actOnTerm(termId, { type: 'AcknowledgeTermAlert', alertId }),
    });
    owners.register({
      category: 'villagebody',
      view: viewName(villageCases),
      projection: villageCases.name,
      events: villageBodyEvents,
      titles: villageBodyTitles,
      openActions,
      advance: (orgCode) => desk.actOnBody(orgCode, { type: 'AdvanceBody' }),
      relocate: (orgCode, orgPath) => desk.actOnBody(orgCode, { type: 'RelocateBody', orgPath }),
      recompute: (orgCode) => desk.actOnBody(orgCode, { type: 'RecomputeBodyDeadlines' }),
      acknowledge: (orgCode, alertId) => desk.actOnBody(orgCode, { type: 'AcknowledgeBodyAlert', alertId }),
    });
  }
}
