import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { paperOf } from '../bodies/term-paper.command.js';
import { PostTermDesk } from '../post-term-desk.js';
import { StartPost } from './start-post.command.js';

@CommandHandler(StartPost)
export class StartPostHandler implements ICommandHandler<StartPost> {
  constructor(private readonly desk: PostTermDesk) {}

  execute({ body: { personId, orgCode, post, basis, startedOn, document, publicPower } }: StartPost) {
    return this.desk.start({
      personId,
      orgCode,
      post,
      basis,
      startedOn,
      publicPower: publicPower ?? null,
      ...paperOf(document),
    });
  }
}
