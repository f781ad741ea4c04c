import { Body, Controller, Get, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsIn, IsString, Length } from 'class-validator';
import { roleCodes, type Role } from '#access/contract';
import { ReadStore } from '#read-store';
import {
  answerOf,
  CommandRoute,
  Exported,
  PageQuery,
  seeOwnWrites,
  type CommandAnswer,
  type HeaderReply,
  type Page,
} from '#web';
import { caseViewList } from './case-view-list.js';
import { ChooseDefaultView } from './choose-default-view/choose-default-view.command.js';
import {
  ChangeCaseView,
  KeepCaseView,
  KeepViewBody,
  ViewFilterBody,
  ViewNameBody,
} from './keep-case-view/keep-case-view.command.js';
import { caseViews } from './scoping/case-views.projection.js';
import { defaultViews } from './scoping/default-views.projection.js';
import { CaseViews, type CaseViewView } from './scoping/case-views.query.js';

class ViewShareBody {
  @ApiProperty({ enum: roleCodes }) @IsIn(roleCodes) readonly role!: Role;
  @ApiProperty({ description: 'At this unit or below it' }) @IsString() @Length(1, 32) readonly orgCode!: string;
}

/** Named filters of the list of cases. Applied by `GET /api/v1/cases?view=…`. */
@ApiTags('supervision')
@ApiBearerAuth()
@Controller('api/v1/case-views')
export class CaseViewsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly views: CaseViews,
    private readonly reads: ReadStore,
  ) {}

  @Get()
  @Exported(caseViewList)
  @ApiOperation({ summary: 'Views that you keep, and those shared with a role that you hold', description: '事项视图' })
  async list(@Query() query: PageQuery, @Res({ passthrough: true }) reply: HeaderReply): Promise<Page<CaseViewView>> {
    await seeOwnWrites(this.reads, query, [caseViews.name, defaultViews.name], reply);
    return this.views.page(query);
  }

  @CommandRoute('', 'Keep a filter of the list of cases under a name', '保存视图')
  async keep(@Body() body: KeepViewBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new KeepCaseView(body)));
  }

  @CommandRoute(':viewId/name', 'Rename a view', '重命名视图')
  rename(@Param('viewId', ParseUUIDPipe) viewId: string, @Body() { name }: ViewNameBody): Promise<CommandAnswer> {
    return this.change(new ChangeCaseView(viewId, { type: 'RenameCaseView', name }));
  }

  @CommandRoute(':viewId/filter', 'Replace the filter of a view', '更新视图条件')
  refilter(@Param('viewId', ParseUUIDPipe) viewId: string, @Body() { filter }: ViewFilterBody): Promise<CommandAnswer> {
    return this.change(new ChangeCaseView(viewId, { type: 'ReplaceCaseViewFilter', filter }));
  }

  @CommandRoute(':viewId/shares', 'Share a view with a role at a unit and below', '共享视图')
  share(
    @Param('viewId', ParseUUIDPipe) viewId: string,
    @Body() { role, orgCode }: ViewShareBody,
  ): Promise<CommandAnswer> {
    return this.change(new ChangeCaseView(viewId, { type: 'ShareCaseView', role, orgCode }));
  }

  @CommandRoute(':viewId/shares/end', 'Share a view no longer with a role at a unit', '取消共享视图')
  unshare(
    @Param('viewId', ParseUUIDPipe) viewId: string,
    @Body() { role, orgCode }: ViewShareBody,
  ): Promise<CommandAnswer> {
    return this.change(new ChangeCaseView(viewId, { type: 'EndCaseViewShare', role, orgCode }));
  }

  @CommandRoute(':viewId/removal', 'Remove a view', '删除视图')
  remove(@Param('viewId', ParseUUIDPipe) viewId: string): Promise<CommandAnswer> {
    return this.change(new ChangeCaseView(viewId, { type: 'RemoveCaseView' }));
  }

  @CommandRoute(':viewId/default', 'Begin with a view: the list of cases takes it for `view=default`', '设为默认视图')
  choose(@Param('viewId', ParseUUIDPipe) viewId: string): Promise<CommandAnswer> {
    return this.change(new ChooseDefaultView(viewId, 'ChooseDefaultView'));
  }

  @CommandRoute(':viewId/default/end', 'Begin with a view no longer', '取消默认视图')
  endDefault(@Param('viewId', ParseUUIDPipe) viewId: string): Promise<CommandAnswer> {
    return this.change(new ChooseDefaultView(viewId, 'EndDefaultView'));
  }

  private async change(command: ChangeCaseView | ChooseDefaultView): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(command));
  }
}
