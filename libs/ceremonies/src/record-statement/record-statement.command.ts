import { Command } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';
import { WrittenText } from '#web';
import { MAX_TEXT } from '../bodies/bounds.js';

export class RecordStatementBody {
  @WrittenText(MAX_TEXT) readonly text!: string;
}

/** Records what the person concerned states. */
export class RecordStatement extends Command<CommandOutcome> {
  constructor(
    readonly filingId: string,
    readonly body: RecordStatementBody,
  ) {
    super();
  }
}
