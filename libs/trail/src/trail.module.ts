import { Module } from '@nestjs/common';
import { ActorViews } from './case-history/actor-view.query.js';
import { CaseHistoryController } from './case-history/case-history.controller.js';
import { CaseHistory } from './case-history/case-history.query.js';

/** Expects EventStore, EventReader and ReadStore from a global module; RegistryModule and SupervisionModule beside it. */
@Module({
  controllers: [CaseHistoryController],
  providers: [CaseHistory, ActorViews],
})
export class TrailModule {}
