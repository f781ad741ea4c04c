import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { ReadStore } from '#read-store';
import { Exported, MinPosition, PageQuery, seeOwnWrites, type HeaderReply } from '#web';
import { CaseOwners } from '../contract/index.js';
import { deadlines } from '../read-models.js';
import { lights, type Light } from '../domain/light.js';
import { lineProjections } from '../scoping/case-lines.js';
import { CASE_PARTS } from '../scoping/case-parts.projection.js';
import { CaseDetail, type CaseDetailView } from './case-detail.query.js';
import { caseParts, caseSorts, type CasePart, type CaseSort } from './case-filter.js';
import { caseList } from './case-list.js';
import { Cases, type CasesView } from './cases.query.js';

const EARLIEST_YEAR = 1949;
const LATEST_YEAR = 9999;

class CasesQuery extends PageQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 64) readonly kind?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 64) readonly stage?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 64) readonly status?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 32) readonly org?: string;
  @ApiPropertyOptional({ enum: lights }) @IsOptional() @IsIn(lights) readonly light?: Light;

  @ApiPropertyOptional({ description: 'Part of the register number, or of the name, its pinyin or initials' })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  @Matches(/\S/)
  readonly q?: string;

  @ApiPropertyOptional({ minimum: EARLIEST_YEAR, maximum: LATEST_YEAR, description: 'In which it was opened' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(EARLIEST_YEAR)
  @Max(LATEST_YEAR)
  readonly year?: number;

  @ApiPropertyOptional({ description: 'The whole register number' })
  @IsOptional()
  @IsString()
  @Length(1, 80)
  readonly number?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'A person whom the case concerns' })
  @IsOptional()
  @IsUUID()
  readonly party?: string;

  @ApiPropertyOptional({ enum: caseParts, description: 'What you have to do with it' })
  @IsOptional()
  @IsIn(caseParts)
  readonly part?: CasePart;

  @ApiPropertyOptional({ enum: caseSorts, default: '-changed' })
  @IsOptional()
  @IsIn(caseSorts)
  readonly sort?: CaseSort;

  @ApiPropertyOptional({ description: '`next` of the page before, with the same filters and sort; instead of `page`' })
  @IsOptional()
  @IsString()
  @Length(1, 600)
  readonly after?: string;
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
  async list(@Query() query: CasesQuery, @Res({ passthrough: true }) reply: HeaderReply): Promise<CasesView> {
    await seeOwnWrites(this.reads, query, [...lineProjections(this.owners), CASE_PARTS], reply);
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
