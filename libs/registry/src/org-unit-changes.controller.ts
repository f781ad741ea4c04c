import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { answerOf, CommandRoute, type CommandAnswer } from '#web';
import { DecreeBody } from './bodies/decree.command.js';
import { CloseUnit } from './close-unit/close-unit.command.js';
import { EstablishUnit, EstablishUnitBody } from './establish-unit/establish-unit.command.js';
import { MergeUnits, MergeUnitsBody } from './merge-units/merge-units.command.js';
import { MoveUnit, MoveUnitBody } from './move-unit/move-unit.command.js';
import { RenameUnit, RenameUnitBody } from './rename-unit/rename-unit.command.js';
import { SplitUnit, SplitUnitBody } from './split-unit/split-unit.command.js';

@ApiTags('registry')
@Controller('api/v1/org-units')
export class OrgUnitChangesController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('', 'Establish a unit', '设立单位')
  async establish(@Body() body: EstablishUnitBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new EstablishUnit(body)));
  }

  @CommandRoute('mergers', 'Merge units; the answer names the change', '单位合并（合村并居）')
  async merge(@Body() body: MergeUnitsBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new MergeUnits(body)));
  }

  @CommandRoute(':code/split', 'Split a unit; the answer names the change', '单位分设')
  async split(@Param('code') code: string, @Body() body: SplitUnitBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new SplitUnit(code, body)));
  }

  @CommandRoute(':code/renaming', 'Rename a unit', '单位更名')
  async rename(@Param('code') code: string, @Body() body: RenameUnitBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new RenameUnit(code, body)));
  }

  @CommandRoute(':code/move', 'Move a unit under another', '单位划转')
  async move(@Param('code') code: string, @Body() body: MoveUnitBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new MoveUnit(code, body)));
  }

  @CommandRoute(':code/closure', 'Close a unit for good', '撤销单位')
  async close(@Param('code') code: string, @Body() body: DecreeBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new CloseUnit(code, body)));
  }
}
