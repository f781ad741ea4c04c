import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { RoleHolders } from '#access/contract';
import { AttachmentOwners, Attachments } from '#attachments';
import { CommandRunner, EventReader, EventStore } from '#event-store';
import { Clock } from '#kernel';
import { Kinship, OrgTree, PostDirectory } from '#registry/contract';
import { Rulebook } from '#rulebook';
import { ActOnCaseHandler } from './act-on-case/act-on-case.handler.js';
import { CaseVerbsController } from './act-on-case/case-verbs.controller.js';
import { TaskVerbsController } from './act-on-case/task-verbs.controller.js';
import { TickedCasesController } from './act-on-case/ticked-cases.controller.js';
import { AddresseeDesk } from './addressee-desk.js';
import { CaseFilesDesk } from './case-files-desk.js';
import { CaseUploads } from './case-uploads.js';
import { CaseDesk, ProcedureHosts } from './contract/index.js';
import { HostedCaseDesk } from './hosted-case-desk.js';
import { KnownCases } from './known-cases.js';
import { OfficeDesk } from './office-desk.js';
import { CaseMovesController } from './open-moves/case-moves.controller.js';
import { CaseMoves } from './open-moves/case-moves.query.js';
import { ProceduresController } from './procedure-list/procedures.controller.js';
import { RoutePreview } from './procedure-list/route-preview.query.js';

/**
 * Runs the cases of other contexts on the kernel. Expects the stores and Clock from a global module, and AccessModule,
 * AttachmentsModule, RegistryModule and RulebookModule beside it. Contexts register their procedures with ProcedureHosts.
 */
@Global()
@Module({
  imports: [CqrsModule],
  controllers: [
    ProceduresController,
    TaskVerbsController,
    CaseVerbsController,
    TickedCasesController,
    CaseMovesController,
  ],
  providers: [
    ProcedureHosts,
    ActOnCaseHandler,
    RoutePreview,
    CaseMoves,
    KnownCases,
    CaseUploads,
    {
      provide: CaseFilesDesk,
      inject: [EventReader, Attachments],
      useFactory: (...parts: ConstructorParameters<typeof CaseFilesDesk>) => new CaseFilesDesk(...parts),
    },
    {
      provide: OfficeDesk,
      inject: [RoleHolders, PostDirectory, Clock],
      useFactory: (...parts: ConstructorParameters<typeof OfficeDesk>) => new OfficeDesk(...parts),
    },
    {
      provide: AddresseeDesk,
      inject: [OfficeDesk, RoleHolders, PostDirectory, Kinship, OrgTree, Clock],
      useFactory: (...parts: ConstructorParameters<typeof AddresseeDesk>) => new AddresseeDesk(...parts),
    },
    {
      provide: HostedCaseDesk,
      inject: [CommandRunner, EventStore, Clock, Rulebook, ProcedureHosts, OfficeDesk, OrgTree, CaseFilesDesk],
      useFactory: (...parts: ConstructorParameters<typeof HostedCaseDesk>) => new HostedCaseDesk(...parts),
    },
    { provide: CaseDesk, useExisting: HostedCaseDesk },
  ],
  exports: [ProcedureHosts, CaseDesk],
})
export class ProceduresModule implements OnModuleInit {
  constructor(
    private readonly attachments: AttachmentOwners,
    private readonly uploads: CaseUploads,
  ) {}

  onModuleInit(): void {
    this.attachments.register(this.uploads);
  }
}
