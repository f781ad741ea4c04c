import { Body, Controller, Get, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReadStore } from '#read-store';
import {
  answerOf,
  CommandRoute,
  Exported,
  MinPosition,
  PageQuery,
  seeOwnWrites,
  type CommandAnswer,
  type HeaderReply,
  type Page,
} from '#web';
import {
  ActOnHandover,
  HandoverClosureBody,
  HandoverEnforcementBody,
  HandoverExtensionBody,
  HandoverListBody,
  HandoverOrderBody,
  HandoverRefusalBody,
  HandoverSignatureBody,
  ItemCheckBody,
  ReceiverBody,
} from './act-on-handover/act-on-handover.command.js';
import { handoverCases } from './handover-cases/handover-cases.projection.js';
import { HandoverView, type HandoverItemView } from './handover-view/handover-view.query.js';
import { PostLists, type HandoverLine } from './post-lists/post-lists.query.js';
import { handoverItemList, handoverList } from './rotation-lists.js';

/** Handovers of posts: what goes beyond the verbs that every case has. */
@ApiTags('handovers')
@ApiBearerAuth()
@Controller('api/v1/handovers')
export class HandoversController {
  constructor(
    private readonly commands: CommandBus,
    private readonly lists: PostLists,
    private readonly view: HandoverView,
    private readonly reads: ReadStore,
  ) {}

  @Get()
  @Exported(handoverList)
  @ApiOperation({ summary: 'Handovers that you may know of', description: '工作交接' })
  async list(@Query() query: PageQuery, @Res({ passthrough: true }) reply: HeaderReply): Promise<Page<HandoverLine>> {
    await seeOwnWrites(this.reads, query, [handoverCases.name], reply);
    return this.lists.handovers(query);
  }

  @Get(':handoverId/items')
  @Exported(handoverItemList)
  @ApiOperation({ summary: 'What is handed over, item by item', description: '交接清单' })
  async items(
    @Param('handoverId', ParseUUIDPipe) handoverId: string,
    @Query() query: MinPosition,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<readonly HandoverItemView[]> {
    await seeOwnWrites(this.reads, query, [handoverCases.name], reply);
    return this.view.of(handoverId);
  }

  @CommandRoute(':handoverId/list', 'Prepare the list of what is handed over', '编制交接清单')
  async prepareList(
    @Param('handoverId', ParseUUIDPipe) handoverId: string,
    @Body() body: HandoverListBody,
  ): Promise<CommandAnswer> {
    const items = body.items.map(({ itemId, kind, description, quantity, serial = null, photo = null }) => ({
      itemId,
      kind,
      description,
      quantity,
      serial,
      photo,
    }));
    return this.give(handoverId, { type: 'PrepareList', items });
  }

  @CommandRoute(':handoverId/receiver', 'Name who takes over', '确定接收人')
  async nameReceiver(
    @Param('handoverId', ParseUUIDPipe) handoverId: string,
    @Body() body: ReceiverBody,
  ): Promise<CommandAnswer> {
    const { receiverId } = body;
    return this.give(handoverId, { type: 'NameReceiver', receiverId });
  }

  @CommandRoute(':handoverId/item-checks', 'Accept or dispute an item of the list', '逐项核对')
  async checkItem(
    @Param('handoverId', ParseUUIDPipe) handoverId: string,
    @Body() body: ItemCheckBody,
  ): Promise<CommandAnswer> {
    const { itemId, state, note = null } = body;
    return this.give(handoverId, { type: 'CheckItem', itemId, state, note });
  }

  @CommandRoute(':handoverId/inventory', 'Confirm the inventory', '确认清点')
  async confirmInventory(@Param('handoverId', ParseUUIDPipe) handoverId: string): Promise<CommandAnswer> {
    return this.give(handoverId, { type: 'ConfirmInventory' });
  }

  @CommandRoute(':handoverId/signatures', 'Sign the handover', '签字')
  async sign(
    @Param('handoverId', ParseUUIDPipe) handoverId: string,
    @Body() body: HandoverSignatureBody,
  ): Promise<CommandAnswer> {
    const { as } = body;
    return this.give(handoverId, { type: 'SignHandover', as });
  }

  @CommandRoute(':handoverId/refusals', 'Complain in writing that the other refuses', '书面反映拒不交接')
  async refuse(
    @Param('handoverId', ParseUUIDPipe) handoverId: string,
    @Body() body: HandoverRefusalBody,
  ): Promise<CommandAnswer> {
    const { by, complainedOn, complaint } = body;
    return this.give(handoverId, { type: 'RefuseHandover', by, complainedOn, complaint });
  }

  @CommandRoute(':handoverId/order', 'Order the handover', '责令限期交接')
  async order(
    @Param('handoverId', ParseUUIDPipe) handoverId: string,
    @Body() body: HandoverOrderBody,
  ): Promise<CommandAnswer> {
    const { documentNo, until } = body;
    return this.give(handoverId, { type: 'OrderHandover', documentNo, until });
  }

  @CommandRoute(':handoverId/enforcement', 'Record how the order was enforced', '记录责令执行情况')
  async enforce(
    @Param('handoverId', ParseUUIDPipe) handoverId: string,
    @Body() body: HandoverEnforcementBody,
  ): Promise<CommandAnswer> {
    const { note } = body;
    return this.give(handoverId, { type: 'EnforceHandover', note });
  }

  @CommandRoute(':handoverId/extension', 'Extend the time of the handover', '延长交接期限')
  async extend(
    @Param('handoverId', ParseUUIDPipe) handoverId: string,
    @Body() body: HandoverExtensionBody,
  ): Promise<CommandAnswer> {
    const { days, reasons } = body;
    return this.give(handoverId, { type: 'ExtendHandover', days, reasons });
  }

  @CommandRoute(':handoverId/closure', 'File the signed copies and close the handover', '归档并办结')
  async close(
    @Param('handoverId', ParseUUIDPipe) handoverId: string,
    @Body() body: HandoverClosureBody,
  ): Promise<CommandAnswer> {
    const { holders } = body;
    return this.give(handoverId, { type: 'CloseHandover', office: '', holders });
  }

  private async give(handoverId: string, words: ActOnHandover['words']): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new ActOnHandover(handoverId, words)));
  }
}
