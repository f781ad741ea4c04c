import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { answerOf, CommandRoute, type CommandAnswer } from '#web';
import { AssignReserveEntry, SuccessorBody } from './assign-dissolved/assign-dissolved.command.js';
import {
  AdmitMember,
  AppointMember,
  AppointMemberBody,
  AssignMentor,
  AssignMentorBody,
  MarkMature,
  NominateCandidate,
  NominateCandidateBody,
  RecordReserveTraining,
  RecordReserveTrainingBody,
  RemoveMember,
  RemoveMemberBody,
  ReviewCandidate,
  ReviewCandidateBody,
  ReviewMember,
  ReviewMemberBody,
  CheckPool,
} from './change-reserve-entry/change-reserve-entry.command.js';

@ApiTags('reserve pool')
@Controller('api/v1/reserve-entries')
export class ReserveEntriesController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('', 'Nominate a candidate for the reserve pool', '推荐后备人选')
  async nominate(@Body() body: NominateCandidateBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new NominateCandidate(body)));
  }

  @CommandRoute(':entryId/town-review', 'The town reviews a candidate', '镇级审核')
  async review(
    @Param('entryId', ParseUUIDPipe) entryId: string,
    @Body() body: ReviewCandidateBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new ReviewCandidate(entryId, body)));
  }

  @CommandRoute(':entryId/admission', 'Take a candidate into the pool', '入库')
  async admit(@Param('entryId', ParseUUIDPipe) entryId: string): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new AdmitMember(entryId)));
  }

  @CommandRoute(':entryId/mentor', 'Give a member a mentor', '确定帮带人')
  async assignMentor(
    @Param('entryId', ParseUUIDPipe) entryId: string,
    @Body() body: AssignMentorBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new AssignMentor(entryId, body)));
  }

  @CommandRoute(':entryId/trainings', 'Record a training', '登记培训')
  async recordTraining(
    @Param('entryId', ParseUUIDPipe) entryId: string,
    @Body() body: RecordReserveTrainingBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new RecordReserveTraining(entryId, body)));
  }

  @CommandRoute(':entryId/maturity', 'Mark a member as mature', '标记成熟')
  async markMature(@Param('entryId', ParseUUIDPipe) entryId: string): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new MarkMature(entryId)));
  }

  @CommandRoute(':entryId/reviews', 'Review a member, once a year', '年度复核')
  async reviewYearly(
    @Param('entryId', ParseUUIDPipe) entryId: string,
    @Body() body: ReviewMemberBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new ReviewMember(entryId, body)));
  }

  @CommandRoute(':entryId/assignment', 'Say to which village an entry of a dissolved one belongs', '确定归属村')
  async assign(@Param('entryId', ParseUUIDPipe) entryId: string, @Body() body: SuccessorBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new AssignReserveEntry(entryId, body)));
  }

  @CommandRoute(':entryId/removal', 'Take a candidate or member out', '出库')
  async remove(
    @Param('entryId', ParseUUIDPipe) entryId: string,
    @Body() body: RemoveMemberBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new RemoveMember(entryId, body)));
  }

  @CommandRoute(':entryId/appointment', 'A mature member takes up a post', '任用')
  async appoint(
    @Param('entryId', ParseUUIDPipe) entryId: string,
    @Body() body: AppointMemberBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new AppointMember(entryId, body)));
  }
}

@ApiTags('reserve pool')
@Controller('api/v1/reserve-pool')
export class ReservePoolChecksController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute(':villageCode/checks', 'Have the pool of a village looked at', '核查后备人才库')
  async check(@Param('villageCode') villageCode: string): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new CheckPool(villageCode)));
  }
}
