import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { answerOf, CommandRoute, type CommandAnswer } from '#web';
import {
  ConfirmKinship,
  DeclareKinship,
  EndKinship,
  EndKinshipBody,
  RecordKinship,
  RefuteKinship,
  RefuteKinshipBody,
  RelativeBody,
} from './record-kinship/record-kinship.command.js';

@ApiTags('registry')
@Controller('api/v1/people/:id/relatives')
export class KinshipCommandsController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('', 'Record a relative of a person', '登记亲属关系')
  async record(@Param('id', ParseUUIDPipe) personId: string, @Body() body: RelativeBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new RecordKinship(personId, body)));
  }

  @CommandRoute('declarations', 'Declare an own relative', '申报亲属关系')
  async declare(@Param('id', ParseUUIDPipe) personId: string, @Body() body: RelativeBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new DeclareKinship(personId, body)));
  }

  @CommandRoute(':relativeId/confirmation', 'Confirm a declared relative', '确认亲属关系')
  async confirm(
    @Param('id', ParseUUIDPipe) personId: string,
    @Param('relativeId', ParseUUIDPipe) relativeId: string,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new ConfirmKinship(personId, relativeId)));
  }

  @CommandRoute(':relativeId/refutation', 'Refute a declared relative', '不予确认亲属关系')
  async refute(
    @Param('id', ParseUUIDPipe) personId: string,
    @Param('relativeId', ParseUUIDPipe) relativeId: string,
    @Body() body: RefuteKinshipBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new RefuteKinship(personId, relativeId, body)));
  }

  @CommandRoute(':relativeId/end', 'End a recorded kinship', '终止亲属关系')
  async end(
    @Param('id', ParseUUIDPipe) personId: string,
    @Param('relativeId', ParseUUIDPipe) relativeId: string,
    @Body() body: EndKinshipBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new EndKinship(personId, relativeId, body)));
  }
}
