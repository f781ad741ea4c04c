import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SelectionDesk } from '../selection-desk.js';
import { ApplyForPost } from './apply-for-post.command.js';

@CommandHandler(ApplyForPost)
export class ApplyForPostHandler implements ICommandHandler<ApplyForPost> {
  constructor(private readonly desk: SelectionDesk) {}

  execute({ selectionId, body }: ApplyForPost) {
    return this.desk.apply(selectionId, body);
  }
}
