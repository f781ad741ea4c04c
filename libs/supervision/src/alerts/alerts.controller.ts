import { Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { UnknownStreamError } from '#event-store';
import { ReadStore } from '#read-store';
import {
  answerOf,
  CommandAnswer,
  Exported,
  IsLocalDate,
  PageQuery,
  seeOwnWrites,
  Truth,
  type HeaderReply,
  type Page,
} from '#web';
import type { Stage } from '#workflow';
import { CaseOwners } from '../contract/index.js';
import { lineProjections } from '../scoping/case-lines.js';
import type { AlertView } from './alert-view.query.js';
import { alerts } from './alerts.projection.js';
import { Alerts, type AlertFilter } from './alerts.query.js';
import { alertList } from './alert-list.js';

const boxes = ['mine', 'unit'] as const;
const stages = ['late', 'remind', 'blue', 'yellow', 'red', 'talk'] as const satisfies readonly Stage[];

class AlertsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: boxes, default: 'mine' })
  @IsOptional()
  @IsIn(boxes)
  readonly box: AlertFilter['box'] = 'mine';

  @ApiPropertyOptional({ enum: stages }) @IsOptional() @IsIn(stages) readonly stage?: Stage;
  @ApiPropertyOptional() @IsOptional() @Truth() @IsBoolean() readonly open?: boolean;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsLocalDate() readonly from?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsLocalDate() readonly to?: string;
}

@ApiTags('supervision')
@ApiBearerAuth()
@Controller('api/v1/alerts')
export class AlertsController {
  constructor(
    private readonly list: Alerts,
    private readonly reads: ReadStore,
    private readonly owners: CaseOwners,
  ) {}

  @Get()
  @Exported(alertList)
  @ApiOperation({
    summary: 'Alerts that you receive, or that are raised in the units you supervise',
    description: '督办提醒',
  })
  async page(@Query() query: AlertsQuery, @Res({ passthrough: true }) reply: HeaderReply): Promise<Page<AlertView>> {
    await seeOwnWrites(this.reads, query, [...lineProjections(this.owners), alerts.name], reply);
    return this.list.page(query, query);
  }

  @Post(':alertId/acknowledge')
  @HttpCode(200)
  @ApiOperation({ summary: 'Tell that you have seen an alert', description: '确认收到提醒' })
  @ApiOkResponse({ type: CommandAnswer })
  async acknowledge(@Param('alertId') alertId: string): Promise<CommandAnswer> {
    const found = await this.list.caseOf(alertId);
    if (!found) throw new UnknownStreamError();
    return answerOf(await this.owners.of(found.category).acknowledge(found.caseId, alertId));
  }
}
