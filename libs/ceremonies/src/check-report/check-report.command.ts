import { Command } from '@nestjs/cqrs';
import { IsString, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { MAX_TEXT } from '../bodies/bounds.js';

export class CheckReportBody {
  @IsString() @Length(1, MAX_TEXT) readonly opinion!: string;
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
