import { Command } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';
import { WrittenText } from '#web';
import { MAX_TEXT } from '../bodies/bounds.js';

export class CheckReportBody {
  @WrittenText(MAX_TEXT) readonly opinion!: string;
}

/** Checks the report, with an opinion. */
export class CheckReport extends Command<CommandOutcome> {
  constructor(
    readonly filingId: string,
    readonly body: CheckReportBody,
  ) {
    super();
  }
}
