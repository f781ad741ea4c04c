import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { answerOf, CommandRoute, type CommandAnswer } from '#web';
import { ActOnCase, type CaseWords } from './act-on-case.command.js';
import {
  DelegateReportBody,
  DelegationBody,
  MaterialRequestBody,
  OpinionBody,
  ReturnBody,
  SignatoryBody,
  TaskBody,
  TaskReasonBody,
  TransferBody,
} from './task-verbs.command.js';

/** What may be done with a task, in every case that runs under a procedure. */
@ApiTags('procedures')
@Controller('api/v1/cases/:flowId')
export class TaskVerbsController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('acceptance', 'Accept the case', '受理')
  async accept(@Param('flowId', ParseUUIDPipe) flowId: string, @Body() body: TaskBody): Promise<CommandAnswer> {
    const { taskId } = body;
    return this.give(flowId, { type: 'AcceptCase', taskId });
  }

  @CommandRoute('opinions', 'Give the opinion of an office', '签署意见')
  async giveOpinion(@Param('flowId', ParseUUIDPipe) flowId: string, @Body() body: OpinionBody): Promise<CommandAnswer> {
    const { taskId, result, ground = null, basisNo = null, opinion, seal } = body;
    const words = { type: 'GiveOpinion', taskId, result, ground, basisNo, opinion } as const;
    return this.give(flowId, seal === undefined ? words : { ...words, seal });
  }

  @CommandRoute('opinion-retractions', 'Take back your opinion', '收回意见')
  async takeBack(@Param('flowId', ParseUUIDPipe) flowId: string, @Body() body: TaskReasonBody): Promise<CommandAnswer> {
    const { taskId, reason } = body;
    return this.give(flowId, { type: 'TakeBackOpinion', taskId, reason });
  }

  @CommandRoute('returns', 'Return for correction, to an earlier stage or the draft', '退回补正')
  async giveBack(@Param('flowId', ParseUUIDPipe) flowId: string, @Body() body: ReturnBody): Promise<CommandAnswer> {
    const { taskId, to, reason } = body;
    return this.give(flowId, { type: 'ReturnCase', taskId, to, reason });
  }

  @CommandRoute('transfers', 'Hand the task to another office', '转办')
  async transfer(@Param('flowId', ParseUUIDPipe) flowId: string, @Body() body: TransferBody): Promise<CommandAnswer> {
    const { taskId, to, reason } = body;
    return this.give(flowId, { type: 'TransferTask', taskId, to, reason });
  }

  @CommandRoute('delegations', 'Let another office look into it and report back', '委派')
  async delegate(@Param('flowId', ParseUUIDPipe) flowId: string, @Body() body: DelegationBody): Promise<CommandAnswer> {
    const { taskId, to, request } = body;
    return this.give(flowId, { type: 'DelegateTask', taskId, to, request });
  }

  @CommandRoute('delegate-reports', 'Report to who delegated the task', '委派办理反馈')
  async report(
    @Param('flowId', ParseUUIDPipe) flowId: string,
    @Body() body: DelegateReportBody,
  ): Promise<CommandAnswer> {
    const { taskId, opinion } = body;
    return this.give(flowId, { type: 'ReportToDelegator', taskId, opinion });
  }

  @CommandRoute('signatories', 'Add a signatory before, after or beside', '加签')
  async addSignatory(
    @Param('flowId', ParseUUIDPipe) flowId: string,
    @Body() body: SignatoryBody,
  ): Promise<CommandAnswer> {
    const { taskId, place, signatory, reason } = body;
    return this.give(flowId, { type: 'AddSignatory', taskId, place, signatory, reason });
  }

  @CommandRoute('signatory-removals', 'Take an added signatory out again', '减签')
  async removeSignatory(
    @Param('flowId', ParseUUIDPipe) flowId: string,
    @Body() body: TaskReasonBody,
  ): Promise<CommandAnswer> {
    const { taskId, reason } = body;
    return this.give(flowId, { type: 'RemoveSignatory', taskId, reason });
  }

  @CommandRoute('material-requests', 'Ask for more material; the clock stands', '要求补充材料')
  async requestMaterial(
    @Param('flowId', ParseUUIDPipe) flowId: string,
    @Body() body: MaterialRequestBody,
  ): Promise<CommandAnswer> {
    const { taskId, what } = body;
    return this.give(flowId, { type: 'RequestMaterial', taskId, what });
  }

  private async give(flowId: string, words: CaseWords): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new ActOnCase(flowId, words)));
  }
}
