import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { ReadStore } from '#read-store';
import { Exported, IsInstant, MinPosition, seeOwnWrites, type HeaderReply } from '#web';
import { CaseTrail, type HistoryFilter, type HistoryView } from '../contract/index.js';
import { historyList } from './history-list.js';

const orders = ['newest', 'oldest'] as const;

class HistoryQuery extends MinPosition {
  @ApiPropertyOptional({ enum: orders, default: 'newest' })
  @IsOptional()
  @IsIn(orders)
  readonly order: HistoryFilter['order'] = 'newest';

  @ApiPropertyOptional({ format: 'date-time', description: 'Shows the case as it was recorded at this instant' })
  @IsOptional()
  @IsInstant()
  @Matches(/T.*(?:Z|[+-]\d{2}:\d{2})$/)
  readonly asOf?: string;
}

@ApiTags('trail')
@ApiBearerAuth()
@Controller('api/v1/cases')
export class CaseHistoryController {
  constructor(
    private readonly history: CaseTrail,
    private readonly reads: ReadStore,
  ) {}

  @Get(':caseId/history')
  @Exported(historyList)
  @ApiOperation({ summary: 'What happened in a case, and whether its chain holds', description: '事项流转记录' })
  async of(
    @Param('caseId') caseId: string,
    @Query() query: HistoryQuery,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<HistoryView> {
    await seeOwnWrites(this.reads, query, this.history.sources(), reply);
    return this.history.of(caseId, query);
  }
}
