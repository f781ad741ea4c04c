import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';
import { decreeIn } from '../bodies/decree.command.js';
import { OrgDifferenceDesk } from '../org-difference-desk.js';
import { AcceptDifference, RejectDifference } from './decide-difference.command.js';

@CommandHandler(AcceptDifference)
export class AcceptDifferenceHandler implements ICommandHandler<AcceptDifference> {
  constructor(private readonly differences: OrgDifferenceDesk) {}

  execute({ differenceId, row, body }: AcceptDifference): Promise<CommandOutcome> {
    return this.differences.accept(differenceId, row, decreeIn(body));
  }
}

@CommandHandler(RejectDifference)
export class RejectDifferenceHandler implements ICommandHandler<RejectDifference> {
  constructor(private readonly differences: OrgDifferenceDesk) {}

  execute({ differenceId, row, body }: RejectDifference): Promise<CommandOutcome> {
    return this.differences.reject(differenceId, row, body.reason);
  }
}
