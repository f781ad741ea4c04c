import { Body, Controller } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { answerOf, CommandRoute, type CommandAnswer } from '#web';
import {
  FileInvestigation,
  InvestigationBody,
  InvestigationStepBody,
  StepInvestigation,
} from './keep-investigation/keep-investigation.command.js';

/** Filed supervision investigations, as far as they stand in the way of measures on cadres. */
@ApiTags('adjustments')
@Controller('api/v1/investigations')
export class InvestigationsController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('', 'Tell that a person is under a filed investigation', '登记立案调查')
  async file(@Body() body: InvestigationBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new FileInvestigation(body)));
  }

  @CommandRoute('steps', 'Consent to a resignation, or end the investigation', '同意辞职或者结案')
  async step(@Body() body: InvestigationStepBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new StepInvestigation(body)));
  }
}
