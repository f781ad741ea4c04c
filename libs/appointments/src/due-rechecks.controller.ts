import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';
import { ReadStore } from '#read-store';
import { Exported, IsLocalDate, PageQuery, seeOwnWrites, type HeaderReply, type Page } from '#web';
import { recheckDuties } from './recheck-duties/recheck-duties.projection.js';
import { dueRecheckList } from './review-lists.js';
import { DueRechecks, type DueRecheckLine } from './due-rechecks/due-rechecks.query.js';

class DueRechecksQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'At or below this unit' })
  @IsOptional()
  @IsString()
  @Length(1, 32)
  readonly unit?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Due before this day; all of them where left out' })
  @IsOptional()
  @IsLocalDate()
  readonly dueBefore?: string;
}

@ApiTags('joint reviews')
@ApiBearerAuth()
@Controller('api/v1/joint-reviews/due')
export class DueRechecksController {
  constructor(
    private readonly due: DueRechecks,
    private readonly reads: ReadStore,
  ) {}

  @Get()
  @Exported(dueRecheckList)
  @ApiOperation({
    summary: 'Sitting members of your units, by the day on which they are to be reviewed again',
    description: '届中复查到期人员',
  })
  async page(
    @Query() query: DueRechecksQuery,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<Page<DueRecheckLine>> {
    await seeOwnWrites(this.reads, query, [recheckDuties.name], reply);
    return this.due.page(query, query);
  }
}
