import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { answerOf, CommandRoute, type CommandAnswer } from '#web';
import { ActOnCase, type CaseWords } from './act-on-case.command.js';
import {
  CommentBody,
  CopyBody,
  CopyReadBody,
  CorrectionBody,
  DecisionBody,
  DocumentBody,
  NoteBody,
  ReasonBody,
  ReopeningBody,
} from './case-verbs.command.js';

/** What may be done with a case as a whole, in every case that runs under a procedure. */
@ApiTags('procedures')
@Controller('api/v1/cases/:flowId')
export class CaseVerbsController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('resubmission', 'Submit the corrected case again', '补正后重新提交')
  async resubmit(@Param('flowId', ParseUUIDPipe) flowId: string, @Body() body: NoteBody): Promise<CommandAnswer> {
    const { note } = body;
    return this.give(flowId, { type: 'ResubmitCase', note });
  }

  @CommandRoute('withdrawal', 'Withdraw the case', '撤回')
  async withdraw(@Param('flowId', ParseUUIDPipe) flowId: string, @Body() body: ReasonBody): Promise<CommandAnswer> {
    const { reason } = body;
    return this.give(flowId, { type: 'WithdrawCase', reason });
  }

  @CommandRoute('copies', 'Send a copy', '抄送')
  async copy(@Param('flowId', ParseUUIDPipe) flowId: string, @Body() body: CopyBody): Promise<CommandAnswer> {
    const { to } = body;
    return this.give(flowId, { type: 'CopyCase', to });
  }

  @CommandRoute('copy-reads', 'Mark a copy as read', '已阅')
  async readCopy(@Param('flowId', ParseUUIDPipe) flowId: string, @Body() body: CopyReadBody): Promise<CommandAnswer> {
    const { copyId } = body;
    return this.give(flowId, { type: 'ReadCopy', copyId });
  }

  @CommandRoute('urgings', 'Urge those for whom it waits', '催办')
  async urge(@Param('flowId', ParseUUIDPipe) flowId: string, @Body() body: NoteBody): Promise<CommandAnswer> {
    const { note } = body;
    return this.give(flowId, { type: 'UrgeCase', note });
  }

  @CommandRoute('material', 'Provide the material asked for', '补充材料')
  async provideMaterial(
    @Param('flowId', ParseUUIDPipe) flowId: string,
    @Body() body: NoteBody,
  ): Promise<CommandAnswer> {
    const { note } = body;
    return this.give(flowId, { type: 'ProvideMaterial', note });
  }

  @CommandRoute('comments', 'Comment on the case', '批注')
  async comment(@Param('flowId', ParseUUIDPipe) flowId: string, @Body() body: CommentBody): Promise<CommandAnswer> {
    const { comment } = body;
    return this.give(flowId, { type: 'MakeComment', comment });
  }

  @CommandRoute('documents', 'Attach a document that was uploaded for the case', '添加附件')
  async attach(@Param('flowId', ParseUUIDPipe) flowId: string, @Body() body: DocumentBody): Promise<CommandAnswer> {
    const { sha256, kind, documentNo, documentOn } = body;
    return this.give(flowId, { type: 'AttachDocument', sha256, kind, documentNo, documentOn });
  }

  @CommandRoute('decision', 'Decide the case', '作出决定')
  async decide(@Param('flowId', ParseUUIDPipe) flowId: string, @Body() body: DecisionBody): Promise<CommandAnswer> {
    const { outcome, reasons } = body;
    return this.give(flowId, { type: 'DecideCase', outcome, reasons });
  }

  @CommandRoute('closure', 'Close the decided case', '办结')
  async close(@Param('flowId', ParseUUIDPipe) flowId: string): Promise<CommandAnswer> {
    return this.give(flowId, { type: 'CloseCase' });
  }

  @CommandRoute('corrections', 'Correct an entry that you or your office made, by another; others comment', '更正')
  async correct(@Param('flowId', ParseUUIDPipe) flowId: string, @Body() body: CorrectionBody): Promise<CommandAnswer> {
    const { eventId, correction } = body;
    return this.give(flowId, { type: 'CorrectCase', eventId, correction });
  }

  @CommandRoute('reopening', 'Take the case up again', '重新办理')
  async reopen(@Param('flowId', ParseUUIDPipe) flowId: string, @Body() body: ReopeningBody): Promise<CommandAnswer> {
    const { ground } = body;
    return this.give(flowId, { type: 'ReopenCase', ground });
  }

  private async give(flowId: string, words: CaseWords): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new ActOnCase(flowId, words)));
  }
}
