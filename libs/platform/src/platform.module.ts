import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AccessModule, AccessSettings, type AccessOptions } from '#access';
import { SecurityLog } from '#access/contract';
import { AppointmentsModule, RechecksModule, ReviewPassesModule } from '#appointments';
import { AttachmentSettings, AttachmentsModule, AttachmentStore } from '#attachments';
import { CeremoniesModule } from '#ceremonies';
import { FormSettings, FormsModule } from '#forms';
import {
  CommandAuthorizer,
  CommandRunner,
  EventReader,
  EventStore,
  KeyVault,
  LookupKey,
  PersonalText,
} from '#event-store';
import { Clock } from '#kernel';
import { PersonnelModule } from '#personnel';
import { ProceduresModule } from '#procedures';
import { ReadStore } from '#read-store';
import { OrgTree, PostTermsModule, RegistryModule, ReservePoolModule, TableImportsModule } from '#registry';
import { InvestigationsModule, RotationsModule } from '#rotations';
import { Rulebook, RulebookModule, UnitPaths } from '#rulebook';
import { SupervisionModule } from '#supervision';
import { TrailModule } from '#trail';
import { ListExports } from '#web';
import { ClockController } from './http/clock.controller.js';
import { ClockFollower } from './http/clock-follower.js';
import { HealthController } from './http/health.controller.js';
import { SecurityRetention } from './security-retention.js';
import type { Stores } from './stores.js';
import { WorkbookExports } from './workbook-exports.js';

export type PlatformOptions = Readonly<{
  stores: Stores;
  clock: Clock;
  follower: ClockFollower;
  /** Where archives of the security log go. */
  securityArchive: string;
  access: Partial<AccessOptions>;
  attachmentMaxBytes: number;
  forms: FormSettings;
}>;

@Global()
@Module({})
class FoundationModule {
  static of({ stores, clock, follower, attachmentMaxBytes, access, forms }: PlatformOptions): DynamicModule {
    const { events, reads, personal, vault, secrets } = stores;
    const values = [
      { provide: AttachmentStore, useValue: stores.attachments },
      { provide: AttachmentSettings, useValue: new AttachmentSettings(attachmentMaxBytes) },
      { provide: FormSettings, useValue: forms },
      { provide: EventStore, useValue: events },
      { provide: ReadStore, useValue: reads },
      { provide: PersonalText, useValue: personal },
      { provide: EventReader, useValue: personal },
      { provide: KeyVault, useValue: vault },
      { provide: Clock, useValue: clock },
      { provide: ClockFollower, useValue: follower },
      { provide: LookupKey, useValue: new LookupKey(secrets.lookupKey) },
      { provide: AccessSettings, useValue: new AccessSettings(secrets.tokenKey, access) },
    ];
    const runner = {
      provide: CommandRunner,
      inject: [CommandAuthorizer],
      useFactory: (authorizer: CommandAuthorizer) =>
        new CommandRunner(events, personal, authorizer, clock, secrets.digestKey),
    };
    const paths = {
      provide: UnitPaths,
      inject: [OrgTree],
      useFactory: (tree: OrgTree): UnitPaths => ({ path: (code) => tree.path(code) }),
    };
    return {
      module: FoundationModule,
      providers: [...values, runner, paths],
      exports: [...values.map(({ provide }) => provide), CommandRunner, UnitPaths],
    };
  }
}

/** All contexts on one set of stores: what every process of the program is made of. */
@Module({})
export class PlatformModule {
  static of(options: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      controllers: [ClockController, HealthController],
      providers: [
        {
          provide: ListExports,
          inject: [ReadStore, SecurityLog, Clock],
          useFactory: (reads: ReadStore, log: SecurityLog, clock: Clock) => new WorkbookExports(reads, log, clock),
        },
        {
          provide: SecurityRetention,
          inject: [ReadStore, Rulebook, Clock],
          useFactory: (reads: ReadStore, rulebook: Rulebook, clock: Clock) =>
            new SecurityRetention(reads, rulebook, clock, options.securityArchive),
        },
      ],
      imports: [
        CqrsModule.forRoot(),
        FoundationModule.of(options),
        AccessModule,
        AttachmentsModule,
        RegistryModule,
        RulebookModule,
        SupervisionModule,
        TrailModule,
        FormsModule,
        InvestigationsModule,
        ReviewPassesModule,
        PostTermsModule,
        TableImportsModule,
        CeremoniesModule,
        PersonnelModule,
        ProceduresModule,
        AppointmentsModule,
        RechecksModule,
        RotationsModule,
        ReservePoolModule,
      ],
    };
  }
}
