import { Body, Controller, Param, ParseIntPipe, ParseUUIDPipe } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { answerOf, CommandRoute, type CommandAnswer } from '#web';
import { DecreeBody } from './bodies/decree.command.js';
import { CompareUnits, CompareUnitsBody } from './compare-units/compare-units.command.js';
import {
  AcceptDifference,
  RejectDifference,
  RejectDifferenceBody,
} from './decide-difference/decide-difference.command.js';

@ApiTags('registry')
@Controller('api/v1/org-units/differences')
export class OrgDifferenceCommandsController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('', 'Compare a list of units with the register; nothing changes yet', '区划名单比对')
  async compare(@Body() body: CompareUnitsBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new CompareUnits(body)));
  }

  @CommandRoute(':differenceId/rows/:row/acceptance', 'Make the change that a row stands for', '采纳差异')
  async accept(
    @Param('differenceId', ParseUUIDPipe) differenceId: string,
    @Param('row', ParseIntPipe) row: number,
    @Body() body: DecreeBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new AcceptDifference(differenceId, row, body)));
  }

  @CommandRoute(':differenceId/rows/:row/rejection', 'Leave the register as it is', '不采纳差异')
  async reject(
    @Param('differenceId', ParseUUIDPipe) differenceId: string,
    @Param('row', ParseIntPipe) row: number,
    @Body() body: RejectDifferenceBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new RejectDifference(differenceId, row, body)));
  }
}
