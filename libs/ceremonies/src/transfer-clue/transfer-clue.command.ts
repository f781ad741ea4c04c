import { Command } from '@nestjs/cqrs';
import { IsString, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { MAX_TEXT } from '../bodies/bounds.js';

export class TransferClueBody {
  @IsString() @Length(1, 60) readonly clueNumber!: string;
  @IsString() @Length(1, MAX_TEXT) readonly reason!: string;
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
