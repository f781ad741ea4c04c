import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { ReadStore } from '#read-store';
import { Exported, PageQuery, seeOwnWrites, type HeaderReply, type Page } from '#web';
import { stuckReasons, type StuckReason } from '../domain/stuck-duty.events.js';
import { stuckDuties } from './stuck-duties.projection.js';
import { StuckDuties, type StuckDutyView } from './stuck-duties.query.js';
import { stuckDutyList } from './stuck-duty-list.js';

class StuckDutiesQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'In this unit or below it' })
  @IsOptional()
  @IsString()
  @Length(1, 32)
  readonly org?: string;

  @ApiPropertyOptional({ enum: stuckReasons }) @IsOptional() @IsIn(stuckReasons) readonly reason?: StuckReason;
}

@ApiTags('supervision')
@ApiBearerAuth()
@Controller('api/v1/stuck-duties')
export class StuckDutiesController {
  constructor(
    private readonly list: StuckDuties,
    private readonly reads: ReadStore,
  ) {}

  @Get()
  @Exported(stuckDutyList)
  @ApiOperation({
    summary:
      'Duties on which nobody may act, in the units that you supervise or of which you are told: why, since when, whom to ask',
    description: '无人可办事项',
  })
  async page(
    @Query() query: StuckDutiesQuery,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<Page<StuckDutyView>> {
    await seeOwnWrites(this.reads, query, [stuckDuties.name], reply);
    return this.list.page(query, query);
  }
}
