import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, Length } from 'class-validator';
import { ReadStore } from '#read-store';
import { Exported, IsLocalDate, MinPosition, PageQuery, seeOwnWrites, Truth, type HeaderReply, type Page } from '#web';
import { CaseOwners } from '../contract/index.js';
import { lineProjections } from '../scoping/case-lines.js';
import { CaseDeadlines, type ExplainedDeadlineView } from './case-deadlines.query.js';
import { deadlines } from './deadlines.projection.js';
import { Deadlines, deadlineStatuses, type DeadlineFilter, type ListedDeadlineView } from './deadlines.query.js';
import { caseDeadlineList, deadlineList } from './deadline-lists.js';

class DeadlinesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: deadlineStatuses })
  @IsOptional()
  @IsIn(deadlineStatuses)
  readonly status?: DeadlineFilter['status'];

  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsLocalDate() readonly from?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsLocalDate() readonly to?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 80) readonly rule?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 32) readonly org?: string;
  @ApiPropertyOptional() @IsOptional() @Truth() @IsBoolean() readonly missed?: boolean;
}

@ApiTags('supervision')
@ApiBearerAuth()
@Controller('api/v1')
export class DeadlinesController {
  constructor(
    private readonly list: Deadlines,
    private readonly ofCase: CaseDeadlines,
    private readonly reads: ReadStore,
    private readonly owners: CaseOwners,
  ) {}

  @Get('deadlines')
  @Exported(deadlineList)
  @ApiOperation({ summary: 'Deadlines of the cases that you may know of', description: '期限列表' })
  async page(
    @Query() query: DeadlinesQuery,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<Page<ListedDeadlineView>> {
    await this.seeOwnWrites(query, reply);
    return this.list.page(query, query);
  }

  @Get('cases/:caseId/deadlines')
  @Exported(caseDeadlineList)
  @ApiOperation({ summary: 'The deadlines of a case, with their working', description: '事项期限及计算过程' })
  async explained(
    @Param('caseId') caseId: string,
    @Query() query: MinPosition,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<readonly ExplainedDeadlineView[]> {
    await this.seeOwnWrites(query, reply);
    return this.ofCase.of(caseId);
  }

  private seeOwnWrites(query: MinPosition, reply: HeaderReply): Promise<void> {
    return seeOwnWrites(this.reads, query, [...lineProjections(this.owners), deadlines.name], reply);
  }
}
