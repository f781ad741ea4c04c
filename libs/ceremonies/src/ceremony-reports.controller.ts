import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { answerOf, CommandRoute, type CommandAnswer } from '#web';
import { CancelReport, CancelReportBody } from './cancel-report/cancel-report.command.js';
import { ChangeReport, ChangeReportBody } from './change-report/change-report.command.js';
import { CheckReport, CheckReportBody } from './check-report/check-report.command.js';
import { DraftReport, DraftReportBody } from './draft-report/draft-report.command.js';
import {
  GiveIntegrityReminder,
  GiveIntegrityReminderBody,
} from './give-integrity-reminder/give-integrity-reminder.command.js';
import { NotifyCouncil, NotifyCouncilBody } from './notify-council/notify-council.command.js';
import { RegisterReport } from './register-report/register-report.command.js';
import { ResubmitReport, ResubmitReportBody } from './resubmit-report/resubmit-report.command.js';
import { ReturnReport, ReturnReportBody } from './return-report/return-report.command.js';
import { SubmitReport, SubmitReportBody } from './submit-report/submit-report.command.js';

@ApiTags('ceremony filings')
@Controller('api/v1/ceremony-filings')
export class CeremonyReportsController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('', 'Draft a report before a wedding or celebration', '起草事前报告')
  async draftReport(@Body() body: DraftReportBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new DraftReport(body)));
  }

  @CommandRoute(':filingId/submission', 'Submit the report before the event', '提交事前报告')
  async submitReport(
    @Param('filingId', ParseUUIDPipe) filingId: string,
    @Body() body: SubmitReportBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new SubmitReport(filingId, body)));
  }

  @CommandRoute(':filingId/check', 'Check the submitted report', '审核报告')
  async checkReport(
    @Param('filingId', ParseUUIDPipe) filingId: string,
    @Body() body: CheckReportBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new CheckReport(filingId, body)));
  }

  @CommandRoute(':filingId/return', 'Return the report for correction', '退回补正')
  async returnReport(
    @Param('filingId', ParseUUIDPipe) filingId: string,
    @Body() body: ReturnReportBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new ReturnReport(filingId, body)));
  }

  @CommandRoute(':filingId/resubmission', 'Submit the returned report again', '重新提交')
  async resubmitReport(
    @Param('filingId', ParseUUIDPipe) filingId: string,
    @Body() body: ResubmitReportBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new ResubmitReport(filingId, body)));
  }

  @CommandRoute(':filingId/registration', 'Register the checked report', '登记备案')
  async registerReport(@Param('filingId', ParseUUIDPipe) filingId: string): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new RegisterReport(filingId)));
  }

  @CommandRoute(':filingId/reminders', 'Record the integrity reminder', '廉政提醒')
  async giveIntegrityReminder(
    @Param('filingId', ParseUUIDPipe) filingId: string,
    @Body() body: GiveIntegrityReminderBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new GiveIntegrityReminder(filingId, body)));
  }

  @CommandRoute(':filingId/changes', 'Change date, plan or venue', '变更')
  async changeReport(
    @Param('filingId', ParseUUIDPipe) filingId: string,
    @Body() body: ChangeReportBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new ChangeReport(filingId, body)));
  }

  @CommandRoute(
    ':filingId/council-notice',
    'Tell the wedding-and-funeral council the day and the help',
    '告知红白理事会',
  )
  async notifyCouncil(
    @Param('filingId', ParseUUIDPipe) filingId: string,
    @Body() body: NotifyCouncilBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new NotifyCouncil(filingId, body)));
  }

  @CommandRoute(':filingId/cancellation', 'Cancel: the event does not take place', '取消')
  async cancelReport(
    @Param('filingId', ParseUUIDPipe) filingId: string,
    @Body() body: CancelReportBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new CancelReport(filingId, body)));
  }
}
