import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { ReadStore } from '#read-store';
import {
  dateColumn,
  Exported,
  IsLocalDate,
  PageQuery,
  seeOwnWrites,
  textColumn,
  type ExportedList,
  type HeaderReply,
  type Page,
} from '#web';
import { ceremonyCases } from './ceremony-cases/ceremony-cases.projection.js';
import { CouncilNotices, type CouncilNotice } from './council-notices/council-notices.query.js';

const noticeList: ExportedList = {
  name: 'council-notices',
  zh: '红白理事会服务安排',
  en: 'Notices to the wedding-and-funeral council',
  paging: 'pages',
  recorded: ['from'],
  columns: [
    textColumn('orgCode', '单位编码', 'Unit code'),
    dateColumn('happensOn', '操办日期', 'Day'),
    textColumn('help.zh', '需要协助', 'Help'),
    textColumn('help.code', '协助代码', 'Help code'),
    textColumn('status', '状态', 'State'),
  ],
};

class NoticesQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsLocalDate() readonly from?: string;
}

@ApiTags('ceremony filings')
@ApiBearerAuth()
@Controller('api/v1/council-notices')
export class CouncilNoticesController {
  constructor(
    private readonly notices: CouncilNotices,
    private readonly reads: ReadStore,
  ) {}

  @Get()
  @Exported(noticeList)
  @ApiOperation({
    summary: 'Days on which the wedding-and-funeral council was asked for help',
    description: '红白理事会服务安排',
  })
  async list(
    @Query() query: NoticesQuery,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<Page<CouncilNotice>> {
    await seeOwnWrites(this.reads, query, [ceremonyCases.name], reply);
    return this.notices.page(query, query);
  }
}
