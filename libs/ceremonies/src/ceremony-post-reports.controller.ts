import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { answerOf, CommandRoute, type CommandAnswer } from '#web';
import { CorrectPostReport, CorrectPostReportBody } from './correct-post-report/correct-post-report.command.js';
import { FindBreach, FindBreachBody } from './find-breach/find-breach.command.js';
import { LinkComplaint, LinkComplaintBody } from './link-complaint/link-complaint.command.js';
import { NotifyFuneral, NotifyFuneralBody } from './notify-funeral/notify-funeral.command.js';
import { RecordStatement, RecordStatementBody } from './record-statement/record-statement.command.js';
import { SubmitPostReport, SubmitPostReportBody } from './submit-post-report/submit-post-report.command.js';
import { TransferClue, TransferClueBody } from './transfer-clue/transfer-clue.command.js';
import { VerifyPostReport, VerifyPostReportBody } from './verify-post-report/verify-post-report.command.js';

@ApiTags('ceremony filings')
@Controller('api/v1/ceremony-filings')
export class CeremonyPostReportsController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('funeral-notices', 'Notify a funeral', '丧事口头报告')
  async notifyFuneral(@Body() body: NotifyFuneralBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new NotifyFuneral(body)));
  }

  @CommandRoute(':filingId/post-report', 'Report after the event', '提交事后报告')
  async submitPostReport(
    @Param('filingId', ParseUUIDPipe) filingId: string,
    @Body() body: SubmitPostReportBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new SubmitPostReport(filingId, body)));
  }

  @CommandRoute(':filingId/post-report-corrections', 'Correct the report made after the event', '更正事后报告')
  async correctPostReport(
    @Param('filingId', ParseUUIDPipe) filingId: string,
    @Body() body: CorrectPostReportBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new CorrectPostReport(filingId, body)));
  }

  @CommandRoute(':filingId/verification', 'Record the verification', '核实')
  async verifyPostReport(
    @Param('filingId', ParseUUIDPipe) filingId: string,
    @Body() body: VerifyPostReportBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new VerifyPostReport(filingId, body)));
  }

  @CommandRoute(':filingId/statements', 'Record the statement of the person concerned', '记录本人陈述')
  async recordStatement(
    @Param('filingId', ParseUUIDPipe) filingId: string,
    @Body() body: RecordStatementBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new RecordStatement(filingId, body)));
  }

  @CommandRoute(':filingId/breach', 'State a breach', '认定违规情形')
  async findBreach(
    @Param('filingId', ParseUUIDPipe) filingId: string,
    @Body() body: FindBreachBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new FindBreach(filingId, body)));
  }

  @CommandRoute(':filingId/clue-transfer', 'Transfer the clue to county discipline', '移送问题线索')
  async transferClue(
    @Param('filingId', ParseUUIDPipe) filingId: string,
    @Body() body: TransferClueBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new TransferClue(filingId, body)));
  }

  @CommandRoute(':filingId/complaints', 'Link a complaint', '关联举报')
  async linkComplaint(
    @Param('filingId', ParseUUIDPipe) filingId: string,
    @Body() body: LinkComplaintBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new LinkComplaint(filingId, body)));
  }
}
