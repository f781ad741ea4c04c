import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags, IntersectionType } from '@nestjs/swagger';
import { IsOptional, IsString, Length, Matches } from 'class-validator';
import { ReadStore } from '#read-store';
import { Exported, MinPosition, PageQuery, seeOwnWrites, type HeaderReply } from '#web';
import { CaseFilter, filtersIn } from '../bodies/case-filter.js';
import { CaseOwners } from '../contract/index.js';
import { deadlines } from '../read-models.js';
import { lineProjections } from '../scoping/case-lines.js';
import { CASE_PARTS } from '../scoping/case-parts.projection.js';
import { caseViews } from '../scoping/case-views.projection.js';
import { defaultViews } from '../scoping/default-views.projection.js';
import { CaseViews, DEFAULT_VIEW } from '../scoping/case-views.query.js';
import { CaseDetail, type CaseDetailView } from './case-detail.query.js';
import { caseList } from './case-list.js';
import { Cases, type CasesView } from './cases.query.js';

const VIEW = new RegExp(`^(?:${DEFAULT_VIEW}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$`, 'i');

class CasesQuery extends IntersectionType(PageQuery, CaseFilter) {
  @ApiPropertyOptional({
    description:
      'The id of a view whose filters hold where the request gives none of its own; `default` for the one that you have ' +
      'chosen to begin with, and for none where you have chosen none',
  })
  @IsOptional()
  @Matches(VIEW)
  readonly view?: string;

  @ApiPropertyOptional({ description: '`next` of the page before, with the same filters and sort; instead of `page`' })
  @IsOptional()
  @IsString()
  @Length(1, 600)
  readonly after?: string;
}

const viewProjections = (view: string | undefined): readonly string[] => {
  if (view === undefined) return [];
  return view === DEFAULT_VIEW ? [caseViews.name, defaultViews.name] : [caseViews.name];
};

@ApiTags('supervision')
@ApiBearerAuth()
@Controller('api/v1/cases')
export class CasesController {
  constructor(
    private readonly cases: Cases,
    private readonly detail: CaseDetail,
    private readonly views: CaseViews,
    private readonly reads: ReadStore,
    private readonly owners: CaseOwners,
  ) {}

  @Get()
  @Exported(caseList)
  @ApiOperation({ summary: 'Cases that you may know of', description: '事项列表' })
  async list(@Query() query: CasesQuery, @Res({ passthrough: true }) reply: HeaderReply): Promise<CasesView> {
    const { view } = query;
    const behind = [...lineProjections(this.owners), CASE_PARTS, ...viewProjections(view)];
    await seeOwnWrites(this.reads, query, behind, reply);
    const kept = view === undefined ? {} : await this.views.filterOf(view);
    return this.cases.page({ ...kept, ...filtersIn(query) }, query);
  }

  @Get(':caseId')
  @ApiOperation({
    summary: 'One case, what you may do in it, and acts given on material that was changed since',
    description: '事项详情（含材料变更前已作出的意见、决定和处理）',
  })
  async one(
    @Param('caseId') caseId: string,
    @Query() query: MinPosition,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<CaseDetailView> {
    await seeOwnWrites(this.reads, query, [...lineProjections(this.owners), deadlines.name], reply);
    return this.detail.of(caseId);
  }
}
