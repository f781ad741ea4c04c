import { Command } from '@nestjs/cqrs';
import { IsString, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { MAX_TEXT } from '../bodies/bounds.js';

export class RecordStatementBody {
  @IsString() @Length(1, MAX_TEXT) readonly text!: string;
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
