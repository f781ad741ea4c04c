import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { paperOf } from '../bodies/term-paper.command.js';
import { PostTermDesk } from '../post-term-desk.js';
import { CorrectPostTerm } from './correct-post-term.command.js';

@CommandHandler(CorrectPostTerm)
export class CorrectPostTermHandler implements ICommandHandler<CorrectPostTerm> {
  constructor(private readonly desk: PostTermDesk) {}

  execute({ termId, body: { startedOn, document, reason } }: CorrectPostTerm) {
    return this.desk.correct(termId, { startedOn, reason, ...paperOf(document) });
  }
}
