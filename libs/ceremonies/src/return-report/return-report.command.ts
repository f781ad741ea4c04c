import { Command } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';
import { WrittenText } from '#web';
import { MAX_TEXT } from '../bodies/bounds.js';

export class ReturnReportBody {
  @WrittenText(MAX_TEXT) readonly reason!: string;
}

/** Returns the report for correction; its clock stops. */
export class ReturnReport extends Command<CommandOutcome> {
  constructor(
    readonly filingId: string,
    readonly body: ReturnReportBody,
  ) {
    super();
  }
}
