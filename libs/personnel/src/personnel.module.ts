import { Module, type OnModuleInit } from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { AttachmentOwners } from '#attachments';
import { CommandRunner, EventReader, EventStore } from '#event-store';
import { Clock, viewName } from '#kernel';
import { OrgTree, PostDirectory, TraitDirectory } from '#registry/contract';
import { Rulebook } from '#rulebook';
import { CaseOwners } from '#supervision/contract';
import { AccessDesk } from './access-desk.js';
import { fileDutyTitles } from './contract/file-duty-titles.js';
import { fileDutyEvents } from './domain/file-duty.events.js';
import { DutyDesk } from './duty-desk.js';
import { FileAccesses } from './file-accesses/file-accesses.query.js';
import { NamedAttachments } from './file-documents/named-attachments.query.js';
import { actionsOf, fileDuties, type FileDutyRow } from './file-duties/file-duties.projection.js';
import {
  AcknowledgeFileDutyAlert,
  AdvanceFileDuty,
  RecomputeFileDuty,
  RelocateFileDuty,
} from './file-duty/file-duty.command.js';
import {
  AcknowledgeFileDutyAlertHandler,
  AdvanceFileDutyHandler,
  RecomputeFileDutyHandler,
  RelocateFileDutyHandler,
} from './file-duty/file-duty.handler.js';
import { FileOpeningsController } from './file-openings.controller.js';
import { FileReads } from './file-reads/file-reads.query.js';
import {
  AddDocumentHandler,
  CorrectDocumentHandler,
  OpenFileHandler,
  RecordRecommendationHandler,
  TransferFileHandler,
} from './keep-file/keep-file.handler.js';
import {
  ApproveAccessHandler,
  DeclineAccessHandler,
  EndAccessHandler,
  RequestAccessHandler,
} from './open-access/open-access.handler.js';
import { OwnFile } from './own-file/own-file.query.js';
import { PersonnelDesk } from './personnel-desk.js';
import { PersonnelFilesController } from './personnel-files.controller.js';
import { PERSONNEL_FILE } from './personnel-purpose.js';
import { ReadFile } from './read-file/read-file.query.js';
import {
  RecordDisciplineEntryHandler,
  RevokeDisciplineEntryHandler,
} from './record-discipline/record-discipline.handler.js';
import { RecordPayClassHandler, RecordTrainingHoursHandler } from './record-secretary/record-secretary.handler.js';
import { SecretariesController } from './secretaries.controller.js';
import { Secretaries } from './secretaries/secretaries.query.js';
import { OpenDuties } from './when-file-grows-then-settle-duty/open-duties.query.js';
import { WhenFileGrowsThenSettleDuty } from './when-file-grows-then-settle-duty/settle-duty.reaction.js';
import { WhenSecretaryStartsThenOpenFileDuty } from './when-secretary-starts-then-open-file-duty/open-file-duty.reaction.js';

const handlers = [
  AcknowledgeFileDutyAlertHandler,
  AddDocumentHandler,
  AdvanceFileDutyHandler,
  ApproveAccessHandler,
  CorrectDocumentHandler,
  DeclineAccessHandler,
  EndAccessHandler,
  OpenFileHandler,
  RecomputeFileDutyHandler,
  RelocateFileDutyHandler,
  RecordDisciplineEntryHandler,
  RecordPayClassHandler,
  RecordRecommendationHandler,
  RecordTrainingHoursHandler,
  RequestAccessHandler,
  RevokeDisciplineEntryHandler,
  TransferFileHandler,
];

const desks = [
  {
    provide: PersonnelDesk,
    inject: [CommandRunner, EventStore, EventReader, Clock, Rulebook, OrgTree, PostDirectory],
    useFactory: (...parts: ConstructorParameters<typeof PersonnelDesk>) => new PersonnelDesk(...parts),
  },
  {
    provide: AccessDesk,
    inject: [CommandRunner, EventStore, EventReader, Clock, TraitDirectory, PersonnelDesk],
    useFactory: (...parts: ConstructorParameters<typeof AccessDesk>) => new AccessDesk(...parts),
  },
  {
    provide: DutyDesk,
    inject: [CommandRunner, Clock, Rulebook, PersonnelDesk],
    useFactory: (...parts: ConstructorParameters<typeof DutyDesk>) => new DutyDesk(...parts),
  },
];

/**
 * Personnel files and the database of secretaries. Expects the stores and Clock from a global module, and AccessModule,
 * AttachmentsModule, RegistryModule, RulebookModule and SupervisionModule beside it.
 */
@Module({
  imports: [CqrsModule],
  controllers: [PersonnelFilesController, FileOpeningsController, SecretariesController],
  providers: [
    ...handlers,
    ...desks,
    ReadFile,
    OwnFile,
    FileReads,
    FileAccesses,
    NamedAttachments,
    OpenDuties,
    Secretaries,
    WhenSecretaryStartsThenOpenFileDuty,
    WhenFileGrowsThenSettleDuty,
  ],
  exports: [WhenSecretaryStartsThenOpenFileDuty, WhenFileGrowsThenSettleDuty],
})
export class PersonnelModule implements OnModuleInit {
  constructor(
    private readonly owners: CaseOwners,
    private readonly attachments: AttachmentOwners,
    private readonly commands: CommandBus,
    private readonly desk: PersonnelDesk,
    private readonly named: NamedAttachments,
  ) {}

  onModuleInit(): void {
    this.owners.register({
      category: 'fileduty',
      view: viewName(fileDuties),
      projection: fileDuties.name,
      events: fileDutyEvents,
      titles: fileDutyTitles,
      openActions: (row) => actionsOf((row as FileDutyRow).state),
      advance: (termId) => this.commands.execute(new AdvanceFileDuty(termId)),
      recompute: (termId) => this.commands.execute(new RecomputeFileDuty(termId)),
      relocate: (termId, orgPath) => this.commands.execute(new RelocateFileDuty(termId, orgPath)),
      acknowledge: (termId, alertId) => this.commands.execute(new AcknowledgeFileDutyAlert(termId, alertId)),
    });
    this.attachments.register({
      purpose: PERSONNEL_FILE,
      admit: (personId) => this.desk.admitUpload(personId),
      keyName: (personId) => Promise.resolve(`${personId}/attachments`),
      named: (uploads) => this.named.among(uploads.map(({ id }) => id)),
    });
  }
}
