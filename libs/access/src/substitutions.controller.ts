import { Body, Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#kernel';
import { answerOf, CommandRoute, Exported, type CommandAnswer } from '#web';
import {
  AgreeToSubstitution,
  DeclineSubstitution,
  RevokeSubstitution,
} from './answer-substitution/answer-substitution.command.js';
import { AppointSubstituteBody, AppointSubstituteCommand } from './appoint-substitute/appoint-substitute.command.js';
import { roleCodes, type Role } from './domain/roles.js';
import { CurrentActor } from './sessions/current-account.js';
import { OwnSubstitutions, type SubstitutionView } from './substitutions/own-substitutions.query.js';
import { substitutionList } from './access-lists.js';

class SubstitutionPersonView {
  @ApiProperty() readonly personId!: string;
  @ApiProperty({ type: String, nullable: true }) readonly name!: string | null;
}

class LentRoleView {
  @ApiProperty({ enum: roleCodes }) readonly role!: Role;
  @ApiProperty() readonly orgCode!: string;
}

class OwnSubstitutionView {
  @ApiProperty() readonly substitutionId!: string;
  @ApiProperty({ type: SubstitutionPersonView }) readonly principal!: SubstitutionPersonView;
  @ApiProperty({ type: SubstitutionPersonView }) readonly substitute!: SubstitutionPersonView;
  @ApiProperty({ type: LentRoleView, nullable: true }) readonly lent!: LentRoleView | null;
  @ApiProperty({ format: 'date' }) readonly from!: string;
  @ApiProperty({ format: 'date' }) readonly until!: string;
  @ApiProperty() readonly onward!: boolean;
  @ApiProperty({ type: String, nullable: true }) readonly reason!: string | null;
  @ApiProperty({ enum: ['asked', 'agreed', 'declined', 'revoked'] }) readonly status!: SubstitutionView['status'];
  @ApiProperty() readonly inForce!: boolean;
}

class OwnSubstitutionsView {
  @ApiProperty({ type: [OwnSubstitutionView] }) readonly items!: readonly OwnSubstitutionView[];
}

/** Acting for someone: with the header `Acting-For` set to the person, a request is made in their place. */
@ApiTags('access')
@Controller('api/v1/substitutions')
export class SubstitutionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly own: OwnSubstitutions,
  ) {}

  @Get()
  @Exported(substitutionList)
  @ApiBearerAuth()
  @ApiOperation({ summary: 'The own substitutions, on either side', description: '本人的代理与被代理' })
  @ApiOkResponse({ type: OwnSubstitutionsView })
  async list(@CurrentActor() { personId }: Actor): Promise<OwnSubstitutionsView> {
    return { items: personId === undefined ? [] : await this.own.of(personId) };
  }

  @CommandRoute('', 'Appoint a substitute from a day to a day', '委托代理')
  async appoint(@Body() body: AppointSubstituteBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new AppointSubstituteCommand(body)));
  }

  @CommandRoute(':substitutionId/agreement', 'Agree to stand in', '同意代理')
  async agree(@Param('substitutionId', ParseUUIDPipe) substitutionId: string): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new AgreeToSubstitution(substitutionId)));
  }

  @CommandRoute(':substitutionId/refusal', 'Decline to stand in', '谢绝代理')
  async decline(@Param('substitutionId', ParseUUIDPipe) substitutionId: string): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new DeclineSubstitution(substitutionId)));
  }

  @CommandRoute(':substitutionId/revocation', 'End a substitution', '终止代理')
  async revoke(@Param('substitutionId', ParseUUIDPipe) substitutionId: string): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new RevokeSubstitution(substitutionId)));
  }
}
