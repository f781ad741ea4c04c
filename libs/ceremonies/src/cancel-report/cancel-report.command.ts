import { Command } from '@nestjs/cqrs';
import { IsString, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { MAX_TEXT } from '../bodies/bounds.js';

export class CancelReportBody {
  @IsString() @Length(1, MAX_TEXT) readonly reason!: string;
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
