import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';
import { InterestDesk } from '../interest-desk.js';
import { DeclareInterestCommand } from './declare-interest.command.js';

@CommandHandler(DeclareInterestCommand)
export class DeclareInterestHandler implements ICommandHandler<DeclareInterestCommand> {
  constructor(private readonly desk: InterestDesk) {}

  execute({ body }: DeclareInterestCommand): Promise<CommandOutcome> {
    const { caseId = null, aboutPersonId = null, reason } = body;
    return this.desk.declare({ caseId, aboutPersonId, reason });
  }
}
