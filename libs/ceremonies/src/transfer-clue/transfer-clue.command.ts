import { Command } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';
import { WrittenText } from '#web';
import { MAX_TEXT } from '../bodies/bounds.js';

export class TransferClueBody {
  @WrittenText(60) readonly clueNumber!: string;
  @WrittenText(MAX_TEXT) readonly reason!: string;
}

/** Transfers the clue to county discipline. */
export class TransferClue extends Command<CommandOutcome> {
  constructor(
    readonly filingId: string,
    readonly body: TransferClueBody,
  ) {
    super();
  }
}
