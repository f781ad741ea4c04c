import { Body, Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { answerOf, CommandRoute, Exported, type CommandAnswer } from '#web';
import { DeclareInterestBody, DeclareInterestCommand } from './declare-interest/declare-interest.command.js';
import { EndInterest, EndInterestBody } from './end-interest/end-interest.command.js';
import { Interests } from './interests/interests.query.js';
import { interestList } from './access-lists.js';

class OfficialView {
  @ApiProperty() readonly personId!: string;
  @ApiProperty({ type: String, nullable: true }) readonly name!: string | null;
}

class DeclaredInterestView {
  @ApiProperty() readonly interestId!: string;
  @ApiProperty({ type: OfficialView }) readonly official!: OfficialView;
  @ApiProperty({ type: String, nullable: true }) readonly caseId!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly aboutPersonId!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly reason!: string | null;
  @ApiProperty({ format: 'date' }) readonly declaredOn!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) readonly endedOn!: string | null;
}

class DeclaredInterestsView {
  @ApiProperty({ type: [DeclaredInterestView] }) readonly items!: readonly DeclaredInterestView[];
}

@ApiTags('access')
@Controller('api/v1/interests')
export class InterestsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly interests: Interests,
  ) {}

  @Get()
  @Exported(interestList)
  @ApiBearerAuth()
  @ApiOperation({
    summary: 'Own interests; for a supervision office, those of officials below it',
    description: '利害关系申报',
  })
  @ApiOkResponse({ type: DeclaredInterestsView })
  async list(): Promise<DeclaredInterestsView> {
    return { items: await this.interests.list() };
  }

  @CommandRoute('', 'Declare an interest in a case or a person', '申报利害关系')
  async declare(@Body() body: DeclareInterestBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new DeclareInterestCommand(body)));
  }

  @CommandRoute(':interestId/end', 'End the interest of an official', '解除利害关系')
  async end(
    @Param('interestId', ParseUUIDPipe) interestId: string,
    @Body() body: EndInterestBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new EndInterest(interestId, body)));
  }
}
