import { Body, Controller, Get, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { ReadStore } from '#read-store';
import {
  answerOf,
  CommandRoute,
  Exported,
  MinPosition,
  PageQuery,
  seeOwnWrites,
  type CommandAnswer,
  type HeaderReply,
  type Page,
} from '#web';
import {
  ActOnAppointment,
  AppointingBody,
  DecliningBody,
  NoticeBody,
  NoticeClosureBody,
  DecisionRevocationBody,
  TrialEndBody,
  TrialHearingBody,
} from './act-on-appointment/act-on-appointment.command.js';
import { appointmentCases } from './appointment-cases/appointment-cases.projection.js';
import { APPOINTED_NAMES, Appointments, type AppointmentView } from './appointments/appointments.query.js';
import { appointmentList } from './filing-lists.js';
import { OpenAppointment, OpenAppointmentBody } from './open-appointment/open-appointment.command.js';

class AppointmentsQuery extends PageQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 32) readonly unit?: string;
  @ApiPropertyOptional({ enum: ['open', 'closed'] }) @IsOptional() @IsIn(['open', 'closed']) readonly status?: string;
}

/** Appointment of village secretaries: what goes beyond the verbs that every case has. */
@ApiTags('secretary appointments')
@ApiBearerAuth()
@Controller('api/v1/secretary-appointments')
export class SecretaryAppointmentsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly appointments: Appointments,
    private readonly reads: ReadStore,
  ) {}

  @CommandRoute('', 'Open the appointment of a village secretary', '发起任职')
  async open(@Body() body: OpenAppointmentBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new OpenAppointment(body)));
  }

  @Get()
  @Exported(appointmentList)
  @ApiOperation({ summary: 'Appointments of village secretaries', description: '村党组织书记任职台账' })
  async list(
    @Query() query: AppointmentsQuery,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<Page<AppointmentView>> {
    await seeOwnWrites(this.reads, query, [appointmentCases.name, APPOINTED_NAMES], reply);
    return this.appointments.page(query, query);
  }

  @Get(':appointmentId')
  @ApiOperation({ summary: 'How an appointment stands', description: '任职详情' })
  async one(
    @Param('appointmentId', ParseUUIDPipe) appointmentId: string,
    @Query() query: MinPosition,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<AppointmentView> {
    await seeOwnWrites(this.reads, query, [appointmentCases.name, APPOINTED_NAMES], reply);
    return this.appointments.one(appointmentId);
  }

  @CommandRoute(':appointmentId/notice', 'Record that the public notice was posted', '登记公示')
  async postNotice(
    @Param('appointmentId', ParseUUIDPipe) appointmentId: string,
    @Body() body: NoticeBody,
  ): Promise<CommandAnswer> {
    const { postedOn, place } = body;
    return this.give(appointmentId, { type: 'PostNotice', postedOn, place });
  }

  @CommandRoute(':appointmentId/notice-closure', 'Record what came of the public notice', '公示结束')
  async closeNotice(
    @Param('appointmentId', ParseUUIDPipe) appointmentId: string,
    @Body() body: NoticeClosureBody,
  ): Promise<CommandAnswer> {
    const { objections, upheld, note } = body;
    return this.give(appointmentId, { type: 'CloseNotice', objections, upheld, note });
  }

  @CommandRoute(':appointmentId/appointment', 'Record the decision to appoint, with its paper', '任职决定')
  async appoint(
    @Param('appointmentId', ParseUUIDPipe) appointmentId: string,
    @Body() body: AppointingBody,
  ): Promise<CommandAnswer> {
    const { startedOn, documentNo, documentOn } = body;
    return this.give(appointmentId, { type: 'AppointSecretary', startedOn, documentNo, documentOn });
  }

  @CommandRoute(':appointmentId/declining', 'Decide not to appoint', '不予任职')
  async decline(
    @Param('appointmentId', ParseUUIDPipe) appointmentId: string,
    @Body() body: DecliningBody,
  ): Promise<CommandAnswer> {
    const { reasons } = body;
    return this.give(appointmentId, { type: 'DeclineAppointment', reasons });
  }

  @CommandRoute(':appointmentId/term-request', 'Have a term registered that was refused before', '重新登记任职')
  async requestTerm(@Param('appointmentId', ParseUUIDPipe) appointmentId: string): Promise<CommandAnswer> {
    return this.give(appointmentId, { type: 'RequestTermStart' });
  }

  @CommandRoute(':appointmentId/new-decision', 'Decide anew where the register refused the term', '重新作出任职决定')
  async decideAnew(
    @Param('appointmentId', ParseUUIDPipe) appointmentId: string,
    @Body() body: AppointingBody,
  ): Promise<CommandAnswer> {
    const { startedOn, documentNo, documentOn } = body;
    return this.give(appointmentId, { type: 'DecideAnew', startedOn, documentNo, documentOn });
  }

  @CommandRoute(':appointmentId/revocation', 'Revoke the decision where the register refused the term', '撤销任职决定')
  async revoke(
    @Param('appointmentId', ParseUUIDPipe) appointmentId: string,
    @Body() body: DecisionRevocationBody,
  ): Promise<CommandAnswer> {
    const { documentNo, documentOn, reasons } = body;
    return this.give(appointmentId, { type: 'RevokeAppointment', documentNo, documentOn, reasons });
  }

  @CommandRoute(':appointmentId/trial-hearing', 'Record what the person on trial has to say', '听取本人意见')
  async recordTrialHearing(
    @Param('appointmentId', ParseUUIDPipe) appointmentId: string,
    @Body() body: TrialHearingBody,
  ): Promise<CommandAnswer> {
    const { heardOn, statement } = body;
    return this.give(appointmentId, { type: 'RecordTrialHearing', heardOn, statement });
  }

  @CommandRoute(':appointmentId/trial-end', 'Decide what comes of the trial period', '试用期满决定')
  async endTrial(
    @Param('appointmentId', ParseUUIDPipe) appointmentId: string,
    @Body() body: TrialEndBody,
  ): Promise<CommandAnswer> {
    const { outcome, endedOn, documentNo, documentOn, reasons } = body;
    return this.give(appointmentId, { type: 'EndTrial', outcome, endedOn, documentNo, documentOn, reasons });
  }

  private async give(appointmentId: string, words: ActOnAppointment['words']): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new ActOnAppointment(appointmentId, words)));
  }
}
