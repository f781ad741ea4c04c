import { Body, Controller, Get, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsBoolean, IsOptional } from 'class-validator';
import { ReadStore } from '#read-store';
import {
  answerOf,
  CommandRoute,
  Exported,
  PageQuery,
  seeOwnWrites,
  Truth,
  type CommandAnswer,
  type HeaderReply,
  type Page,
} from '#web';
import {
  ActOnAdjustment,
  AdjustmentDecisionBody,
  AdmonitionBody,
  AnnouncementBody,
  AnswerBody,
  ConcernBody,
  PostFilingBody,
  ProposalBody,
  RecheckBody,
  SelfCorrectionBody,
  SuspensionBody,
  SuspensionEndBody,
  ToleranceBody,
  UnfoundedBody,
} from './act-on-adjustment/act-on-adjustment.command.js';
import { adjustmentCases } from './adjustment-cases/adjustment-cases.projection.js';
import { AdjustmentList, type AdjustmentLine } from './adjustment-list/adjustment-list.query.js';
import { OpenAdjustment, OpenAdjustmentBody } from './open-adjustment/open-adjustment.command.js';
import { adjustmentList } from './rotation-lists.js';

type Words = ActOnAdjustment['words'];

class AdjustmentsQuery extends PageQuery {
  @ApiPropertyOptional() @IsOptional() @Truth() @IsBoolean() readonly open?: boolean;
}

/** Adjustments of cadres: what goes beyond the verbs that every case has. */
@ApiTags('adjustments')
@ApiBearerAuth()
@Controller('api/v1/adjustments')
export class AdjustmentsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly adjustments: AdjustmentList,
    private readonly reads: ReadStore,
  ) {}

  @Get()
  @Exported(adjustmentList)
  @ApiOperation({ summary: 'Adjustments that you may know of', description: '村干部调整' })
  async list(
    @Query() query: AdjustmentsQuery,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<Page<AdjustmentLine>> {
    await seeOwnWrites(this.reads, query, [adjustmentCases.name], reply);
    return this.adjustments.page(query, query);
  }

  @CommandRoute('', 'Raise a trigger of the adjustment of a cadre', '提出调整事由')
  async open(@Body() body: OpenAdjustmentBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new OpenAdjustment(body)));
  }

  @CommandRoute(':adjustmentId/suspensions', 'Suspend the cadre from duty while an investigation holds', '责令暂停履职')
  async suspend(
    @Param('adjustmentId', ParseUUIDPipe) adjustmentId: string,
    @Body() body: SuspensionBody,
  ): Promise<CommandAnswer> {
    const { from, documentNo, reasons } = body;
    return this.give(adjustmentId, { type: 'OrderSuspension', from, documentNo, reasons });
  }

  @CommandRoute(':adjustmentId/suspension-end', 'Lift the suspension', '恢复履职')
  async liftSuspension(
    @Param('adjustmentId', ParseUUIDPipe) adjustmentId: string,
    @Body() body: SuspensionEndBody,
  ): Promise<CommandAnswer> {
    const { documentNo } = body;
    return this.give(adjustmentId, { type: 'LiftSuspension', documentNo });
  }

  @CommandRoute(':adjustmentId/concerns', 'Issue a notice of concern', '提醒函询')
  async issueConcern(
    @Param('adjustmentId', ParseUUIDPipe) adjustmentId: string,
    @Body() body: ConcernBody,
  ): Promise<CommandAnswer> {
    const { noticeNo, concern } = body;
    return this.give(adjustmentId, { type: 'IssueConcern', noticeNo, concern });
  }

  @CommandRoute(':adjustmentId/answers', 'Record the answer to a notice of concern', '记录本人说明')
  async recordAnswer(
    @Param('adjustmentId', ParseUUIDPipe) adjustmentId: string,
    @Body() body: AnswerBody,
  ): Promise<CommandAnswer> {
    const { answeredOn, answer } = body;
    return this.give(adjustmentId, { type: 'RecordAnswer', answeredOn, answer });
  }

  @CommandRoute(':adjustmentId/admonitions', 'Admonish the cadre for some months', '诫勉')
  async admonish(
    @Param('adjustmentId', ParseUUIDPipe) adjustmentId: string,
    @Body() body: AdmonitionBody,
  ): Promise<CommandAnswer> {
    const { documentNo, servedOn, months, reasons } = body;
    return this.give(adjustmentId, { type: 'Admonish', documentNo, servedOn, months, reasons });
  }

  @CommandRoute(':adjustmentId/self-corrections', 'Record the written self-correction', '记录书面整改')
  async recordSelfCorrection(
    @Param('adjustmentId', ParseUUIDPipe) adjustmentId: string,
    @Body() body: SelfCorrectionBody,
  ): Promise<CommandAnswer> {
    const { receivedOn, plan } = body;
    return this.give(adjustmentId, { type: 'RecordSelfCorrection', receivedOn, plan });
  }

  @CommandRoute(':adjustmentId/rechecks', 'Lift an admonition or find that it has failed', '诫勉期满考察')
  async recheck(
    @Param('adjustmentId', ParseUUIDPipe) adjustmentId: string,
    @Body() body: RecheckBody,
  ): Promise<CommandAnswer> {
    const { lifted, documentNo, reasons } = body;
    return this.give(adjustmentId, { type: 'Recheck', lifted, documentNo, reasons });
  }

  @CommandRoute(':adjustmentId/proposal', 'Propose an adjustment', '提出调整建议')
  async propose(
    @Param('adjustmentId', ParseUUIDPipe) adjustmentId: string,
    @Body() body: ProposalBody,
  ): Promise<CommandAnswer> {
    const { kind, reasons } = body;
    return this.give(adjustmentId, { type: 'ProposeAdjustment', kind, reasons });
  }

  @CommandRoute(':adjustmentId/unfounded', 'End a case whose facts were not established', '查无实据了结')
  async endUnfounded(
    @Param('adjustmentId', ParseUUIDPipe) adjustmentId: string,
    @Body() body: UnfoundedBody,
  ): Promise<CommandAnswer> {
    const { documentNo, reasons } = body;
    return this.give(adjustmentId, { type: 'EndUnfounded', documentNo, reasons });
  }

  @CommandRoute(':adjustmentId/tolerance-opinions', 'Record whether error tolerance applies', '容错认定')
  async recordTolerance(
    @Param('adjustmentId', ParseUUIDPipe) adjustmentId: string,
    @Body() body: ToleranceBody,
  ): Promise<CommandAnswer> {
    const { office, opinion, reasons } = body;
    return this.give(adjustmentId, { type: 'RecordTolerance', office, opinion, reasons });
  }

  @CommandRoute(':adjustmentId/decision', 'Decide on the adjustment', '作出调整决定')
  async decide(
    @Param('adjustmentId', ParseUUIDPipe) adjustmentId: string,
    @Body() body: AdjustmentDecisionBody,
  ): Promise<CommandAnswer> {
    const { outcome, endsOn, documentNo, documentOn, reasons } = body;
    return this.give(adjustmentId, {
      type: 'DecideAdjustment',
      office: '',
      outcome,
      endsOn,
      documentNo,
      documentOn,
      reasons,
    });
  }

  @CommandRoute(':adjustmentId/post-filing', 'File the decision with the county afterwards', '任后备案')
  async fileAfter(
    @Param('adjustmentId', ParseUUIDPipe) adjustmentId: string,
    @Body() body: PostFilingBody,
  ): Promise<CommandAnswer> {
    const { filingNo } = body;
    return this.give(adjustmentId, { type: 'RecordPostFiling', filingNo });
  }

  @CommandRoute(':adjustmentId/announcement', 'Record the announcement of the decision', '宣布调整决定')
  async announce(
    @Param('adjustmentId', ParseUUIDPipe) adjustmentId: string,
    @Body() body: AnnouncementBody,
  ): Promise<CommandAnswer> {
    const { announcedOn, place } = body;
    return this.give(adjustmentId, { type: 'AnnounceAdjustment', announcedOn, place });
  }

  private async give(adjustmentId: string, words: Words): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new ActOnAdjustment(adjustmentId, words)));
  }
}
