import { Body, Controller, Get, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ScopeFilter } from '#access/contract';
import { ReadStore } from '#read-store';
import { answerOf, CommandRoute, MinPosition, seeOwnWrites, type CommandAnswer, type HeaderReply } from '#web';
import { PaperBody } from './bodies/paper.command.js';
import { fileDocuments } from './file-documents/file-documents.projection.js';
import {
  AddDocument,
  CorrectDocument,
  CorrectDocumentBody,
  OpenFile,
  RecordRecommendation,
  RecordRecommendationBody,
  TransferFile,
  TransferFileBody,
} from './keep-file/keep-file.command.js';
import { OwnFile, type OwnFileView } from './own-file/own-file.query.js';
import { personnelFiles } from './personnel-files/personnel-files.projection.js';
import {
  RecordDisciplineEntry,
  RecordDisciplineEntryBody,
  RevokeDisciplineEntry,
  RevokeDisciplineEntryBody,
} from './record-discipline/record-discipline.command.js';

/** What is put into files; reading them takes two. */
@ApiTags('personnel files')
@Controller('api/v1/personnel-files')
export class PersonnelFilesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly ownFile: OwnFile,
    private readonly scopes: ScopeFilter,
    private readonly reads: ReadStore,
  ) {}

  @Get('own')
  @ApiBearerAuth()
  @ApiOperation({
    summary: 'Whether there is a file on you, and what kinds of papers it holds',
    description: '本人档案概况',
  })
  async own(@Query() query: MinPosition, @Res({ passthrough: true }) reply: HeaderReply): Promise<OwnFileView> {
    await seeOwnWrites(this.reads, query, [personnelFiles.name, fileDocuments.name], reply);
    return this.ownFile.of((await this.scopes.current()).actor.personId);
  }

  @CommandRoute(':personId/opening', 'Open the file of a person in office', '建立档案')
  async open(@Param('personId', ParseUUIDPipe) personId: string): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new OpenFile(personId)));
  }

  @CommandRoute(':personId/transfer', 'Hand the file over to another town', '移交档案')
  async transfer(
    @Param('personId', ParseUUIDPipe) personId: string,
    @Body() body: TransferFileBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new TransferFile(personId, body)));
  }

  @CommandRoute(':personId/documents', 'Put a paper into the file', '归入材料')
  async add(@Param('personId', ParseUUIDPipe) personId: string, @Body() body: PaperBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new AddDocument(personId, body)));
  }

  @CommandRoute(':personId/documents/:documentId/correction', 'Correct a paper by another one', '更正材料')
  async correct(
    @Param('personId', ParseUUIDPipe) personId: string,
    @Param('documentId', ParseUUIDPipe) documentId: string,
    @Body() body: CorrectDocumentBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new CorrectDocument(personId, documentId, body)));
  }

  @CommandRoute(':personId/discipline-entries', 'Place a disciplinary decision in the file', '处分决定归档')
  async recordEntry(
    @Param('personId', ParseUUIDPipe) personId: string,
    @Body() body: RecordDisciplineEntryBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new RecordDisciplineEntry(personId, body)));
  }

  @CommandRoute(':personId/discipline-entries/:entryId/revocation', 'Note that a sanction was taken back', '撤销处分')
  async revokeEntry(
    @Param('personId', ParseUUIDPipe) personId: string,
    @Param('entryId', ParseUUIDPipe) entryId: string,
    @Body() body: RevokeDisciplineEntryBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new RevokeDisciplineEntry(personId, entryId, body)));
  }

  @CommandRoute(':personId/recommendations', 'Record a recommendation of the person', '登记推荐情况')
  async recommend(
    @Param('personId', ParseUUIDPipe) personId: string,
    @Body() body: RecordRecommendationBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new RecordRecommendation(personId, body)));
  }
}
