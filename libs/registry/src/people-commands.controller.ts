import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { answerOf, CommandRoute, type CommandAnswer } from '#web';
import { CorrectName, CorrectNameBody } from './correct-name/correct-name.command.js';
import {
  MarkDeceased,
  MarkDeceasedBody,
  MarkLeft,
  MarkLeftBody,
  WithdrawMark,
  WithdrawMarkBody,
} from './mark-person/mark-person.command.js';
import {
  RecordIdentityNumber,
  RecordIdentityNumberBody,
  RecordTraits,
  RecordTraitsBody,
} from './record-traits/record-traits.command.js';
import { RegisterPerson, RegisterPersonBody } from './register-person/register-person.command.js';

@ApiTags('registry')
@Controller('api/v1/people')
export class PeopleCommandsController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('', 'Register a person', '登记人员')
  async register(@Body() body: RegisterPersonBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new RegisterPerson(body)));
  }

  @CommandRoute(':id/traits', 'Record what is known of a person', '登记人员信息')
  async recordTraits(
    @Param('id', ParseUUIDPipe) personId: string,
    @Body() body: RecordTraitsBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new RecordTraits(personId, body)));
  }

  @CommandRoute(':id/identity-number', 'Record the identity number of a person', '登记公民身份号码')
  async recordIdentityNumber(
    @Param('id', ParseUUIDPipe) personId: string,
    @Body() body: RecordIdentityNumberBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new RecordIdentityNumber(personId, body)));
  }

  @CommandRoute(':id/name-corrections', 'Correct the name of a person', '更正姓名')
  async correctName(
    @Param('id', ParseUUIDPipe) personId: string,
    @Body() body: CorrectNameBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new CorrectName(personId, body)));
  }

  @CommandRoute(':id/death', 'Mark that a person has died; their accounts are closed', '登记去世，其账号随之注销')
  async markDeceased(
    @Param('id', ParseUUIDPipe) personId: string,
    @Body() body: MarkDeceasedBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new MarkDeceased(personId, body)));
  }

  @CommandRoute(':id/departure', 'Mark that a person lives here no longer', '登记迁出')
  async markLeft(@Param('id', ParseUUIDPipe) personId: string, @Body() body: MarkLeftBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new MarkLeft(personId, body)));
  }

  @CommandRoute(
    ':id/mark-withdrawals',
    'Take back that a person has died or left; accounts that were closed stay so, and new ones are opened',
    '撤销去世或迁出登记，已注销的账号需另行开通',
  )
  async withdrawMark(
    @Param('id', ParseUUIDPipe) personId: string,
    @Body() body: WithdrawMarkBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new WithdrawMark(personId, body)));
  }
}
