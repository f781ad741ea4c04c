import { Body, Controller, Get, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { giveEach } from '#event-store';
import { ReadStore } from '#read-store';
import {
  answerOf,
  CommandRoute,
  Exported,
  MinPosition,
  PageQuery,
  seeOwnWrites,
  Ticked,
  TickedAnswers,
  TickedBody,
  type CommandAnswer,
  type HeaderReply,
  type Page,
} from '#web';
import {
  ActOnFiling,
  ExaminationBody,
  FilingCorrectionBody,
  FirstTrainingBody,
  ObjectionBody,
  RecordChangeBody,
  VoidingBody,
} from './act-on-filing/act-on-filing.command.js';
import { filingCases } from './filing-cases/filing-cases.projection.js';
import { filingList } from './filing-lists.js';
import { SECRETARY_NAMES, Filings, type FilingDetail, type FilingView } from './filings/filings.query.js';
import { PrepareFiling, PrepareFilingBody } from './prepare-filing/prepare-filing.command.js';

class FilingsQuery extends PageQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 32) readonly unit?: string;
  @ApiPropertyOptional({ enum: ['open', 'closed'] }) @IsOptional() @IsIn(['open', 'closed']) readonly status?: string;
  @ApiPropertyOptional({ enum: ['none', 'active', 'ended'] })
  @IsOptional()
  @IsIn(['none', 'active', 'ended'])
  readonly record?: string;
}

/** County filing of village secretaries: what goes beyond the verbs that every case has. */
@ApiTags('secretary filings')
@ApiBearerAuth()
@Controller('api/v1/secretary-filings')
export class SecretaryFilingsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly filings: Filings,
    private readonly reads: ReadStore,
  ) {}

  @CommandRoute('', 'Prepare the county filing of a secretary', '建立备案')
  async prepare(@Body() body: PrepareFilingBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new PrepareFiling(body)));
  }

  @Get()
  @Exported(filingList)
  @ApiOperation({ summary: 'Filings of village secretaries', description: '村党组织书记备案台账' })
  async list(@Query() query: FilingsQuery, @Res({ passthrough: true }) reply: HeaderReply): Promise<Page<FilingView>> {
    await seeOwnWrites(this.reads, query, [filingCases.name, SECRETARY_NAMES], reply);
    return this.filings.page(query, query);
  }

  @Get(':secretaryFilingId')
  @ApiOperation({ summary: 'How a filing stands', description: '备案详情' })
  async one(
    @Param('secretaryFilingId', ParseUUIDPipe) filingId: string,
    @Query() query: MinPosition,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<FilingDetail> {
    await seeOwnWrites(this.reads, query, [filingCases.name, SECRETARY_NAMES], reply);
    return this.filings.one(filingId);
  }

  @CommandRoute(':secretaryFilingId/examination', 'Go through the checklist of the county', '县级审核')
  async examine(
    @Param('secretaryFilingId', ParseUUIDPipe) filingId: string,
    @Body() body: ExaminationBody,
  ): Promise<CommandAnswer> {
    const { checks, note } = body;
    return this.give(filingId, { type: 'ExamineFiling', checks, note });
  }

  @CommandRoute('acceptances', 'Accept the filings that are ticked, each by itself', '批量予以备案', TickedAnswers)
  async acceptEach(@Body() { ids }: TickedBody): Promise<Ticked> {
    const accept = (filingId: string) => this.commands.execute(new ActOnFiling(filingId, { type: 'AcceptFiling' }));
    return new Ticked(await giveEach(ids, accept));
  }

  @CommandRoute(':secretaryFilingId/acceptance', 'Accept the filing under a number', '予以备案')
  async accept(@Param('secretaryFilingId', ParseUUIDPipe) filingId: string): Promise<CommandAnswer> {
    return this.give(filingId, { type: 'AcceptFiling' });
  }

  @CommandRoute(':secretaryFilingId/objection', 'Object to the filing', '提出异议')
  async object(
    @Param('secretaryFilingId', ParseUUIDPipe) filingId: string,
    @Body() body: ObjectionBody,
  ): Promise<CommandAnswer> {
    const { checks, ground } = body;
    return this.give(filingId, { type: 'ObjectToFiling', checks, ground });
  }

  @CommandRoute(
    ':secretaryFilingId/correction',
    'Correct what was objected to, or ask to reconsider',
    '整改或者申请复议',
  )
  async correct(
    @Param('secretaryFilingId', ParseUUIDPipe) filingId: string,
    @Body() body: FilingCorrectionBody,
  ): Promise<CommandAnswer> {
    const { kind, note, documents = [] } = body;
    return this.give(filingId, { type: 'CorrectFiling', kind, note, documents });
  }

  @CommandRoute(':secretaryFilingId/voiding', 'Void a filing that comes to nothing', '作废备案')
  async makeVoid(
    @Param('secretaryFilingId', ParseUUIDPipe) filingId: string,
    @Body() body: VoidingBody,
  ): Promise<CommandAnswer> {
    const { reason } = body;
    return this.give(filingId, { type: 'VoidFiling', reason });
  }

  @CommandRoute(':secretaryFilingId/registration', 'Enter the secretary in the database', '登记入库')
  async register(@Param('secretaryFilingId', ParseUUIDPipe) filingId: string): Promise<CommandAnswer> {
    return this.give(filingId, { type: 'RegisterSecretary' });
  }

  @CommandRoute(':secretaryFilingId/first-training', 'Record the first training of the secretary', '登记首次培训')
  async train(
    @Param('secretaryFilingId', ParseUUIDPipe) filingId: string,
    @Body() body: FirstTrainingBody,
  ): Promise<CommandAnswer> {
    const { completedOn, certificateNo } = body;
    return this.give(filingId, { type: 'RecordFirstTraining', completedOn, certificateNo });
  }

  @CommandRoute(':secretaryFilingId/changes', 'Report a change of the record', '报告变动')
  async change(
    @Param('secretaryFilingId', ParseUUIDPipe) filingId: string,
    @Body() body: RecordChangeBody,
  ): Promise<CommandAnswer> {
    const { change, changedOn, documentNo } = body;
    return this.give(filingId, { type: 'ReportSecretaryChange', change, changedOn, documentNo });
  }

  private async give(filingId: string, words: ActOnFiling['words']): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new ActOnFiling(filingId, words)));
  }
}
