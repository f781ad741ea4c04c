import { Body, Controller, Get, Param, ParseUUIDPipe, Query, Res, StreamableFile } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { asDownload, type DownloadReply } from '#attachments';
import { ReadStore } from '#read-store';
import {
  AnswersFile,
  answerOf,
  CommandRoute,
  Exported,
  PageQuery,
  seeOwnWrites,
  type CommandAnswer,
  type HeaderReply,
  type Page,
} from '#web';
import {
  READER_NAMES,
  accessStates,
  FileAccesses,
  type AccessState,
  type FileAccessView,
} from './file-accesses/file-accesses.query.js';
import { fileAccesses } from './file-accesses/file-accesses.projection.js';
import { fileReads } from './file-reads/file-reads.projection.js';
import { FileReads, type FileReadView } from './file-reads/file-reads.query.js';
import {
  ApproveAccess,
  DeclineAccess,
  DeclineAccessBody,
  EndAccess,
  RequestAccess,
  RequestAccessBody,
} from './open-access/open-access.command.js';
import { fileViewOf, type FileView } from './read-file/file-view.js';
import { ReadFile } from './read-file/read-file.query.js';
import { fileAccessList, fileDocumentList, fileReadList } from './personnel-lists.js';

class OpenedBy {
  @ApiProperty({ format: 'uuid', description: 'The approved request by which the file is open to you' })
  @IsUUID()
  readonly access!: string;
}

class AccessesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: accessStates }) @IsOptional() @IsIn(accessStates) readonly state?: AccessState;
  @ApiPropertyOptional() @IsOptional() @IsUUID() readonly personId?: string;
}

/** Two people open a file: one asks and reads, another one approves. */
@ApiTags('personnel files')
@ApiBearerAuth()
@Controller('api/v1')
export class FileOpeningsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly reading: ReadFile,
    private readonly accesses: FileAccesses,
    private readonly fileReads: FileReads,
    private readonly reads: ReadStore,
  ) {}

  @CommandRoute('personnel-files/:personId/accesses', 'Ask for the file to be opened', '申请查阅档案')
  async request(
    @Param('personId', ParseUUIDPipe) personId: string,
    @Body() body: RequestAccessBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new RequestAccess(personId, body)));
  }

  @CommandRoute('personnel-file-accesses/:requestId/approval', 'Approve an opening', '批准查阅')
  async approve(@Param('requestId', ParseUUIDPipe) requestId: string): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new ApproveAccess(requestId)));
  }

  @CommandRoute('personnel-file-accesses/:requestId/refusal', 'Decline an opening', '不予批准')
  async decline(
    @Param('requestId', ParseUUIDPipe) requestId: string,
    @Body() body: DeclineAccessBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new DeclineAccess(requestId, body)));
  }

  @CommandRoute('personnel-file-accesses/:requestId/end', 'Give the file back, or take it back', '归还档案')
  async end(@Param('requestId', ParseUUIDPipe) requestId: string): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new EndAccess(requestId)));
  }

  @Get('personnel-file-accesses')
  @Exported(fileAccessList)
  @ApiOperation({ summary: 'Openings that you asked for or may decide on', description: '查阅申请' })
  async list(
    @Query() query: AccessesQuery,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<Page<FileAccessView>> {
    await seeOwnWrites(this.reads, query, [fileAccesses.name, READER_NAMES], reply);
    return this.accesses.page(query, query);
  }

  @Get('personnel-files/:personId/documents')
  @Exported(fileDocumentList)
  @ApiOperation({ summary: 'What the file holds; the reading is recorded first', description: '查阅档案目录' })
  async documents(
    @Param('personId', ParseUUIDPipe) personId: string,
    @Query() { access }: OpenedBy,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<FileView> {
    reply.header('cache-control', 'no-store');
    return fileViewOf(await this.reading.documents(personId, access));
  }

  @Get('personnel-files/:personId/documents/:documentId/content')
  @AnswersFile('application/octet-stream')
  @ApiOperation({
    summary: 'One paper of the file, to download; the reading is recorded first',
    description: '查阅材料',
  })
  async content(
    @Param('personId', ParseUUIDPipe) personId: string,
    @Param('documentId', ParseUUIDPipe) documentId: string,
    @Query() { access }: OpenedBy,
    @Res({ passthrough: true }) reply: DownloadReply,
  ): Promise<StreamableFile> {
    const { paper, content } = await this.reading.document(personId, documentId, access);
    asDownload(reply, paper.mediaType, `${paper.documentClass}-${documentId}`);
    return new StreamableFile(content);
  }

  @Get('personnel-files/:personId/reads')
  @Exported(fileReadList)
  @ApiOperation({ summary: 'Who read the file, for those who watch over it', description: '档案查阅记录' })
  async readsOf(
    @Param('personId', ParseUUIDPipe) personId: string,
    @Query() query: PageQuery,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<Page<FileReadView>> {
    await seeOwnWrites(this.reads, query, [fileReads.name, READER_NAMES], reply);
    return this.fileReads.of(personId, query);
  }
}
