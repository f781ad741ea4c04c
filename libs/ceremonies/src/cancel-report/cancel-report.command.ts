import { Command } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';
import { WrittenText } from '#web';
import { MAX_TEXT } from '../bodies/bounds.js';

export class CancelReportBody {
  @WrittenText(MAX_TEXT) readonly reason!: string;
}

/** Cancels: the event does not take place. */
export class CancelReport extends Command<CommandOutcome> {
  constructor(
    readonly filingId: string,
    readonly body: CancelReportBody,
  ) {
    super();
  }
}
