import { Command } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';

/** Registers the checked report under a number of the town's register. */
export class RegisterReport extends Command<CommandOutcome> {
  constructor(readonly filingId: string) {
    super();
  }
}
