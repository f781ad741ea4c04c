import { Module, type OnModuleInit } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { viewName } from '#kernel';
import { CaseOwners } from '#supervision/contract';
import {
  AdmitMemberHandler,
  AppointMemberHandler,
  AssignMentorHandler,
  CheckPoolHandler,
  MarkMatureHandler,
  NominateCandidateHandler,
  RecordReserveTrainingHandler,
  RemoveMemberHandler,
  ReviewCandidateHandler,
  ReviewMemberHandler,
} from './change-reserve-entry/change-reserve-entry.handler.js';
import { AssignReserveEntryHandler } from './assign-dissolved/assign-reserve-entry.handler.js';
import { reserveEntryTitles, reservePoolTitles } from './contract/reserve-titles.js';
import { DissolvedPeopleController } from './dissolved-units/dissolved-people.controller.js';
import { DissolvedPeople } from './dissolved-units/dissolved-people.query.js';
import { reserveEntryEvents } from './domain/reserve-entry.events.js';
import { reservePoolEvents } from './domain/reserve-pool.events.js';
import { RESERVE_REVIEW } from './domain/reserve-rules.js';
import { ReserveEntriesController, ReservePoolChecksController } from './reserve-commands.controller.js';
import { Relatives } from './kinships/relatives.query.js';
import { OwnRecordController } from './own-record.controller.js';
import { PersonDetail } from './people/person-detail.query.js';
import { RegisteredPersons } from './registered-persons.js';
import { ReserveDesk } from './reserve-desk.js';
import { ReservePoolWatch } from './reserve-pool-watch.js';
import { openEntryActions, reserveEntries } from './reserve-pool/reserve-entries.projection.js';
import { OwnReserveEntries } from './reserve-pool/own-reserve-entry.query.js';
import { ReservePoolController } from './reserve-pool/reserve-pool.controller.js';
import { ReservePoolQuery } from './reserve-pool/reserve-pool.query.js';
import { reservePools } from './reserve-pool/reserve-pools.projection.js';
import { WatchedPools } from './reserve-pool/watched-pools.query.js';
import { Successors } from './successors.js';
import { WhenReserveChangesThenPoolFollows } from './when-reserve-changes-then-pool-follows/when-reserve-changes-then-pool-follows.reaction.js';
import { PeopleLeft } from './when-unit-is-dissolved-then-people-follow/people-left.query.js';
import { WhenUnitIsDissolvedThenPeopleFollow } from './when-unit-is-dissolved-then-people-follow/when-unit-is-dissolved-then-people-follow.reaction.js';
import { PersonPosts } from './terms/person-posts.query.js';

/**
 * The reserve pool of each village. Expects RegistryModule, RulebookModule, AccessModule and SupervisionModule beside it,
 * and ReadStore, EventStore, EventReader, CommandRunner and Clock from a global module.
 */
@Module({
  imports: [CqrsModule],
  controllers: [
    ReserveEntriesController,
    ReservePoolChecksController,
    ReservePoolController,
    DissolvedPeopleController,
    OwnRecordController,
  ],
  providers: [
    RegisteredPersons,
    Successors,
    ReserveDesk,
    ReservePoolWatch,
    WatchedPools,
    ReservePoolQuery,
    OwnReserveEntries,
    PersonDetail,
    PersonPosts,
    Relatives,
    WhenReserveChangesThenPoolFollows,
    AdmitMemberHandler,
    AssignReserveEntryHandler,
    DissolvedPeople,
    PeopleLeft,
    WhenUnitIsDissolvedThenPeopleFollow,
    AppointMemberHandler,
    AssignMentorHandler,
    CheckPoolHandler,
    MarkMatureHandler,
    NominateCandidateHandler,
    RecordReserveTrainingHandler,
    RemoveMemberHandler,
    ReviewCandidateHandler,
    ReviewMemberHandler,
  ],
  exports: [ReserveDesk, ReservePoolWatch, WhenReserveChangesThenPoolFollows, WhenUnitIsDissolvedThenPeopleFollow],
})
export class ReservePoolModule implements OnModuleInit {
  constructor(
    private readonly owners: CaseOwners,
    private readonly desk: ReserveDesk,
  ) {}

  onModuleInit(): void {
    const { owners, desk } = this;
    owners.register({
      category: 'reserveentry',
      view: viewName(reserveEntries),
      projection: reserveEntries.name,
      events: reserveEntryEvents,
      titles: reserveEntryTitles,
      openActions: openEntryActions,
      followsRules: [RESERVE_REVIEW],
      advance: (entryId) => desk.act(entryId, { type: 'AdvanceEntry' }),
      recompute: (entryId) => desk.act(entryId, { type: 'RecomputeEntryDeadlines' }),
      relocate: (entryId, orgPath) => desk.act(entryId, { type: 'RelocateEntry', orgPath }),
      acknowledge: (entryId, alertId) => desk.act(entryId, { type: 'AcknowledgeEntryAlert', alertId }),
    });
    owners.register({
      category: 'reservepool',
      view: viewName(reservePools),
      projection: reservePools.name,
      events: reservePoolEvents,
      titles: reservePoolTitles,
      openActions: () => [],
      advance: (villageCode) => desk.actOnPool(villageCode, { type: 'AdvancePool' }),
      recompute: (villageCode) => desk.actOnPool(villageCode, { type: 'RecomputePoolDeadlines' }),
      relocate: (villageCode, orgPath) => desk.actOnPool(villageCode, { type: 'RelocatePool', orgPath }),
      acknowledge: (villageCode, alertId) => desk.actOnPool(villageCode, { type: 'AcknowledgePoolAlert', alertId }),
    });
  }
}
