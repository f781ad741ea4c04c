import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReadStore } from '#read-store';
import { Exported, PageQuery, seeOwnWrites, type HeaderReply } from '#web';
import { administratorProposalList } from '../access-lists.js';
import { AdministratorProposalsView } from './account-view.js';
import { accounts } from './accounts.projection.js';
import { ACCOUNT_NAMES } from './accounts.query.js';
import { AdministratorProposals } from './administrator-proposals.query.js';

@ApiTags('access')
@ApiBearerAuth()
@Controller('api/v1/administrator-proposals')
export class AdministratorProposalsController {
  constructor(
    private readonly proposals: AdministratorProposals,
    private readonly reads: ReadStore,
  ) {}

  @Get()
  @Exported(administratorProposalList)
  @ApiOperation({
    summary: 'The proposed administrators whom you may confirm (system or audit administrator)',
    description: '待确认的管理员授权',
  })
  @ApiOkResponse({ type: AdministratorProposalsView })
  async list(
    @Query() query: PageQuery,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<AdministratorProposalsView> {
    await seeOwnWrites(this.reads, query, [accounts.name, ACCOUNT_NAMES], reply);
    return this.proposals.page(query);
  }
}
