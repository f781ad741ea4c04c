import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { answerOf, CommandRoute, type CommandAnswer } from '#web';
import {
  ActOnReview,
  AdverseFactBody,
  AdverseNoticeBody,
  DeferralBody,
  FeedbackBody,
  PanelBody,
  ReReviewBody,
  RevocationBody,
  StatementBody,
  TownReviewBody,
  VillageCheckBody,
} from './act-on-review/act-on-review.command.js';
import { OpenReview, OpenReviewBody } from './open-review/open-review.command.js';

type Words = ActOnReview['words'];

/** Joint reviews of eligibility: what goes beyond the verbs that every case has. */
@ApiTags('joint reviews')
@Controller('api/v1/joint-reviews')
export class JointReviewsController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('', 'Open the joint review of a candidate', '发起联审')
  async open(@Body() body: OpenReviewBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new OpenReview(body)));
  }

  @CommandRoute(':reviewId/village-check', 'Record the village self-check', '村级自查')
  async recordVillageCheck(
    @Param('reviewId', ParseUUIDPipe) reviewId: string,
    @Body() body: VillageCheckBody,
  ): Promise<CommandAnswer> {
    const { note } = body;
    return this.give(reviewId, { type: 'RecordVillageCheck', note });
  }

  @CommandRoute(':reviewId/town-review', 'Record the preliminary review of the town', '镇级初审')
  async recordTownReview(
    @Param('reviewId', ParseUUIDPipe) reviewId: string,
    @Body() body: TownReviewBody,
  ): Promise<CommandAnswer> {
    const checks = body.checks.map(({ checkerId = null, checkerOffice = null, ...check }) => ({
      ...check,
      checkerId,
      checkerOffice,
    }));
    return this.give(reviewId, { type: 'RecordTownReview', checks, note: body.note });
  }

  @CommandRoute(':reviewId/panels', 'Record the panel on doubtful replies', '会商研判')
  async holdPanel(@Param('reviewId', ParseUUIDPipe) reviewId: string, @Body() body: PanelBody): Promise<CommandAnswer> {
    const { heldOn, minutes, findings, note } = body;
    return this.give(reviewId, { type: 'HoldPanel', heldOn, minutes, findings, note });
  }

  @CommandRoute(':reviewId/adverse-notice', 'Notify the candidate of an adverse opinion', '告知不利意见')
  async notify(
    @Param('reviewId', ParseUUIDPipe) reviewId: string,
    @Body() body: AdverseNoticeBody,
  ): Promise<CommandAnswer> {
    const { noticeNo } = body;
    return this.give(reviewId, { type: 'NotifyAdverseOpinion', noticeNo });
  }

  @CommandRoute(':reviewId/statement', 'Record what the candidate states', '记录本人陈述申辩')
  async recordStatement(
    @Param('reviewId', ParseUUIDPipe) reviewId: string,
    @Body() body: StatementBody,
  ): Promise<CommandAnswer> {
    const { statedOn, statement } = body;
    return this.give(reviewId, { type: 'RecordCandidateStatement', statedOn, statement });
  }

  @CommandRoute(':reviewId/deferral', 'Defer the decision to a day', '暂缓作出结论')
  async defer(@Param('reviewId', ParseUUIDPipe) reviewId: string, @Body() body: DeferralBody): Promise<CommandAnswer> {
    const { until, reasons } = body;
    return this.give(reviewId, { type: 'DeferDecision', until, reasons });
  }

  @CommandRoute(':reviewId/feedback', 'Feed the result back to the town, in writing', '反馈联审结果')
  async feedBack(
    @Param('reviewId', ParseUUIDPipe) reviewId: string,
    @Body() body: FeedbackBody,
  ): Promise<CommandAnswer> {
    const { letterNo } = body;
    return this.give(reviewId, { type: 'FeedBackResult', letterNo });
  }

  @CommandRoute(':reviewId/adverse-facts', 'Report a new adverse fact about who has passed', '报告新发现的不利情形')
  async reportFact(
    @Param('reviewId', ParseUUIDPipe) reviewId: string,
    @Body() body: AdverseFactBody,
  ): Promise<CommandAnswer> {
    const { ground, basisNo } = body;
    return this.give(reviewId, { type: 'ReportAdverseFact', ground, basisNo });
  }

  @CommandRoute(':reviewId/revocation', 'Revoke a pass on a new fact', '撤销合格结论')
  async revoke(
    @Param('reviewId', ParseUUIDPipe) reviewId: string,
    @Body() body: RevocationBody,
  ): Promise<CommandAnswer> {
    const { reasons } = body;
    return this.give(reviewId, { type: 'RevokeReview', reasons });
  }

  @CommandRoute(':reviewId/re-review', 'Ask the departments concerned once more, on new evidence', '申请复审')
  async requestReReview(
    @Param('reviewId', ParseUUIDPipe) reviewId: string,
    @Body() body: ReReviewBody,
  ): Promise<CommandAnswer> {
    const { departments, evidence, reasons } = body;
    return this.give(reviewId, { type: 'RequestReReview', departments, evidence, reasons });
  }

  private async give(reviewId: string, words: Words): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new ActOnReview(reviewId, words)));
  }
}
