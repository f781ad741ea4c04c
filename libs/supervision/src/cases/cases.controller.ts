import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { ReadStore } from '#read-store';
import { Exported, MinPosition, PageQuery, seeOwnWrites, type HeaderReply, type Page } from '#web';
import { CaseOwners } from '../contract/index.js';
import { deadlines } from '../read-models.js';
import { lights, type Light } from '../domain/light.js';
import { lineProjections } from '../scoping/case-lines.js';
import type { CaseLineView } from '../scoping/line-view.query.js';
import { CaseDetail, type CaseDetailView } from './case-detail.query.js';
import { Cases } from './cases.query.js';
import { caseList } from './case-list.js';

class CasesQuery extends PageQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 64) readonly kind?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 64) readonly stage?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 64) readonly status?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 32) readonly org?: string;
  @ApiPropertyOptional({ enum: lights }) @IsOptional() @IsIn(lights) readonly light?: Light;
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 40) readonly q?: string;
}

@ApiTags('supervision')
@ApiBearerAuth()
@Controller('api/v1/cases')
export class CasesController {
  constructor(
    private readonly cases: Cases,
    private readonly detail: CaseDetail,
    private readonly reads: ReadStore,
    private readonly owners: CaseOwners,
  ) {}

  @Get()
  @Exported(caseList)
  @ApiOperation({ summary: 'Cases that you may know of', description: '事项列表' })
  async list(@Query() query: CasesQuery, @Res({ passthrough: true }) reply: HeaderReply): Promise<Page<CaseLineView>> {
    await seeOwnWrites(this.reads, query, lineProjections(this.owners), reply);
    return this.cases.page(query, query);
  }

  @Get(':caseId')
  @ApiOperation({ summary: 'One case, and what you may do in it', description: '事项详情' })
  async one(
    @Param('caseId') caseId: string,
    @Query() query: MinPosition,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<CaseDetailView> {
    await seeOwnWrites(this.reads, query, [...lineProjections(this.owners), deadlines.name], reply);
    return this.detail.of(caseId);
  }
}
