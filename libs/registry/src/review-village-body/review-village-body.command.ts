import { Command } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';

/** Looks at the structure of a village's bodies again, on what the register knows today. */
export class ReviewVillageBody extends Command<CommandOutcome> {
  constructor(readonly orgCode: string) {
    super();
  }
}
