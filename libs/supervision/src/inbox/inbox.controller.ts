import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { ReadStore } from '#read-store';
import { Exported, PageQuery, seeOwnWrites, type HeaderReply } from '#web';
import { CaseOwners } from '../contract/index.js';
import { lights, type Light } from '../domain/light.js';
import { lineProjections } from '../scoping/case-lines.js';
import { Inbox, inboxSorts, type InboxFilter, type InboxView } from './inbox.query.js';
import { inboxList } from './inbox-list.js';

class InboxQuery extends PageQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 64) readonly kind?: string;
  @ApiPropertyOptional({ enum: lights }) @IsOptional() @IsIn(lights) readonly light?: Light;
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 40) readonly q?: string;
  @ApiPropertyOptional({ enum: inboxSorts }) @IsOptional() @IsIn(inboxSorts) readonly sort?: InboxFilter['sort'];
}

@ApiTags('supervision')
@ApiBearerAuth()
@Controller('api/v1/inbox')
export class InboxController {
  constructor(
    private readonly inbox: Inbox,
    private readonly reads: ReadStore,
    private readonly owners: CaseOwners,
  ) {}

  @Get()
  @Exported(inboxList)
  @ApiOperation({ summary: 'What you can act on now, the most urgent first', description: '待我办理' })
  async list(@Query() query: InboxQuery, @Res({ passthrough: true }) reply: HeaderReply): Promise<InboxView> {
    await seeOwnWrites(this.reads, query, lineProjections(this.owners), reply);
    return this.inbox.page(query, query);
  }
}
