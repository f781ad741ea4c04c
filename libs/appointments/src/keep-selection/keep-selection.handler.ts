import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SelectionDesk } from '../selection-desk.js';
import { CloseSelection, PostSelectionNotice } from './keep-selection.command.js';

@CommandHandler(PostSelectionNotice)
export class PostSelectionNoticeHandler implements ICommandHandler<PostSelectionNotice> {
  constructor(private readonly desk: SelectionDesk) {}

  execute({ selectionId, body: { noticeNo, postedOn } }: PostSelectionNotice) {
    return this.desk.notice(selectionId, noticeNo, postedOn);
  }
}

@CommandHandler(CloseSelection)
export class CloseSelectionHandler implements ICommandHandler<CloseSelection> {
  constructor(private readonly desk: SelectionDesk) {}

  execute({ selectionId, body: { reason } }: CloseSelection) {
    return this.desk.close(selectionId, reason);
  }
}
