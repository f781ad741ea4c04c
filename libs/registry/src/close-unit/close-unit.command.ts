import { Command } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';
import type { DecreeBody } from '../bodies/decree.command.js';

/** Ends a unit for good; its code is never used again. */
export class CloseUnit extends Command<CommandOutcome> {
  constructor(
    readonly code: string,
    readonly body: DecreeBody,
  ) {
    super();
  }
}
