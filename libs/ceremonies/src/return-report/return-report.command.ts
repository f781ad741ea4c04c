import { Command } from '@nestjs/cqrs';
import { IsString, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { MAX_TEXT } from '../bodies/bounds.js';

export class ReturnReportBody {
  @IsString() @Length(1, MAX_TEXT) readonly reason!: string;
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
