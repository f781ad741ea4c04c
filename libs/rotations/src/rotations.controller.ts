import { Body, Controller, Get, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { ReadStore } from '#read-store';
import {
  answerOf,
  CommandRoute,
  Exported,
  PageQuery,
  seeOwnWrites,
  type CommandAnswer,
  type HeaderReply,
  type Page,
} from '#web';
import { ActOnRotation, RotationDecisionBody } from './act-on-rotation/act-on-rotation.command.js';
import { departures } from './departures/departures.projection.js';
import { OpenRotation, OpenRotationBody } from './open-rotation/open-rotation.command.js';
import { DueRotations, type DueRotationLine } from './post-lists/due-rotations.query.js';
import { PostLists, type DepartureLine, type RotationLine } from './post-lists/post-lists.query.js';
import { rotationCases } from './rotation-cases/rotation-cases.projection.js';
import { rotationDuties } from './rotation-duties/rotation-duties.projection.js';
import { departureList, dueRotationList, rotationList } from './rotation-lists.js';

const A_YEAR = 12;
const MOST_MONTHS = 120;

class DueQuery extends PageQuery {
  @ApiPropertyOptional({ minimum: 0, maximum: MOST_MONTHS, default: A_YEAR, description: 'Months from today' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(MOST_MONTHS)
  readonly within: number = A_YEAR;
}

/** Rotation reviews, swaps, and what follows when somebody leaves a post. */
@ApiTags('rotations')
@ApiBearerAuth()
@Controller('api/v1')
export class RotationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly lists: PostLists,
    private readonly due: DueRotations,
    private readonly reads: ReadStore,
  ) {}

  @Get('rotations')
  @Exported(rotationList)
  @ApiOperation({ summary: 'Rotation reviews that you may know of', description: '轮岗交流' })
  async list(@Query() query: PageQuery, @Res({ passthrough: true }) reply: HeaderReply): Promise<Page<RotationLine>> {
    await seeOwnWrites(this.reads, query, [rotationCases.name], reply);
    return this.lists.rotations(query);
  }

  @Get('rotations/due')
  @Exported(dueRotationList)
  @ApiOperation({
    summary: 'Who has come to the years of their post in your units, or will within some months',
    description: '任职年限到期人员',
  })
  async dueSoon(
    @Query() query: DueQuery,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<Page<DueRotationLine>> {
    await seeOwnWrites(this.reads, query, [rotationDuties.name, rotationCases.name], reply);
    return this.due.within(query.within, query);
  }

  @Get('departures')
  @Exported(departureList)
  @ApiOperation({ summary: 'Departures in your units, with audit, handover and successor', description: '离任事项' })
  async leave(@Query() query: PageQuery, @Res({ passthrough: true }) reply: HeaderReply): Promise<Page<DepartureLine>> {
    await seeOwnWrites(this.reads, query, [departures.name], reply);
    return this.lists.departures(query);
  }

  @CommandRoute('rotations', 'Open the rotation review of one person, or the swap of two', '提出轮岗交流')
  async open(@Body() body: OpenRotationBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new OpenRotation(body)));
  }

  @CommandRoute('rotations/:rotationId/decision', 'Decide on the rotation', '作出轮岗交流决定')
  async decide(
    @Param('rotationId', ParseUUIDPipe) rotationId: string,
    @Body() body: RotationDecisionBody,
  ): Promise<CommandAnswer> {
    const { outcome, effectiveOn, documentNo, documentOn, reasons } = body;
    const words = { outcome, effectiveOn, documentNo, documentOn, reasons };
    return this.give(rotationId, { type: 'DecideRotation', office: '', ...words });
  }

  @CommandRoute('rotations/:rotationId/retry', 'Try again what the register refused', '重新办理任免登记')
  async retry(@Param('rotationId', ParseUUIDPipe) rotationId: string): Promise<CommandAnswer> {
    return this.give(rotationId, { type: 'RetryMoves' });
  }

  private async give(rotationId: string, words: ActOnRotation['words']): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new ActOnRotation(rotationId, words)));
  }
}
