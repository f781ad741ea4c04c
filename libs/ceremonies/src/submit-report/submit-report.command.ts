import { Command } from '@nestjs/cqrs';
import { IsBoolean, IsOptional } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { WrittenText } from '#web';
import { MAX_TEXT } from '../bodies/bounds.js';

export class SubmitReportBody {
  @IsBoolean() readonly committed!: boolean;
  @IsOptional() @WrittenText(MAX_TEXT) readonly lateReason?: string | null;
}

/** Submits the report; a late one needs its reason. */
export class SubmitReport extends Command<CommandOutcome> {
  constructor(
    readonly filingId: string,
    readonly body: SubmitReportBody,
  ) {
    super();
  }
}
