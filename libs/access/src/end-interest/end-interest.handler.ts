import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';
import { InterestDesk } from '../interest-desk.js';
import { EndInterest } from './end-interest.command.js';

@CommandHandler(EndInterest)
export class EndInterestHandler implements ICommandHandler<EndInterest> {
  constructor(private readonly desk: InterestDesk) {}

  execute({ interestId, body }: EndInterest): Promise<CommandOutcome> {
    return this.desk.end(interestId, body.reason);
  }
}
