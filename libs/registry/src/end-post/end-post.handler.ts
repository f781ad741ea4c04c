import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { paperOf } from '../bodies/term-paper.command.js';
import { PostTermDesk } from '../post-term-desk.js';
import { EndPost } from './end-post.command.js';

@CommandHandler(EndPost)
export class EndPostHandler implements ICommandHandler<EndPost> {
  constructor(private readonly desk: PostTermDesk) {}

  execute({ termId, body: { endedOn, reason, document } }: EndPost) {
    return this.desk.end(termId, { endedOn, reason, ...paperOf(document) });
  }
}
