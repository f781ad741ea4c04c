import { Global, Module } from '@nestjs/common';
import { CommandRunner, EventReader, EventStore } from '#event-store';
import { Clock } from '#kernel';
import { InvestigationLocks, OrgTree, PersonDirectory } from '#registry/contract';
import { InvestigationDesk } from './investigation-desk.js';

/** Investigations, and what they hold whom from, for every context. Expects RegistryModule and the stores beside it. */
@Global()
@Module({
  providers: [
    {
      provide: InvestigationDesk,
      inject: [CommandRunner, EventStore, EventReader, Clock, OrgTree, PersonDirectory],
      useFactory: (...parts: ConstructorParameters<typeof InvestigationDesk>) => new InvestigationDesk(...parts),
    },
    { provide: InvestigationLocks, useExisting: InvestigationDesk },
  ],
  exports: [InvestigationDesk, InvestigationLocks],
})
export class InvestigationsModule {}
