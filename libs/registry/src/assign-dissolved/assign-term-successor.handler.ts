import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PostTermDesk } from '../post-term-desk.js';
import { AssignTermSuccessor } from './assign-dissolved.command.js';

@CommandHandler(AssignTermSuccessor)
export class AssignTermSuccessorHandler implements ICommandHandler<AssignTermSuccessor> {
  constructor(private readonly desk: PostTermDesk) {}

  execute({ termId, body: { villageCode } }: AssignTermSuccessor) {
    return this.desk.actOnTerm(termId, { type: 'AssignTermSuccessor', termId, successorCode: villageCode });
  }
}
