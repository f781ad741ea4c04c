import { Global, Module } from '@nestjs/common';
import { ActorViews } from './case-history/actor-view.query.js';
import { CaseDocumentsController } from './case-documents/case-documents.controller.js';
import { CaseDocuments } from './case-documents/case-documents.query.js';
import { CaseHistoryController } from './case-history/case-history.controller.js';
import { CaseHistory } from './case-history/case-history.query.js';
import { CaseTrail } from './contract/index.js';

/** Expects EventStore, EventReader and ReadStore from a global module; AccessModule, AttachmentsModule,
 * RegistryModule and SupervisionModule beside it. */
@Global()
@Module({
  controllers: [CaseHistoryController, CaseDocumentsController],
  providers: [{ provide: CaseTrail, useClass: CaseHistory }, ActorViews, CaseDocuments],
  exports: [CaseTrail],
})
export class TrailModule {}
