import { Command } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';

/** Closes an account for good. */
export class CloseAccount extends Command<CommandOutcome> {
  constructor(readonly accountId: string) {
    super();
  }
}
