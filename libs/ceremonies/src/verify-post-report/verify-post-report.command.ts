import { Command } from '@nestjs/cqrs';
import { IsBoolean, IsIn } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { WrittenText } from '#web';
import { MAX_TEXT } from '../bodies/bounds.js';
import type { VerificationMethod } from '../domain/ceremony.events.js';

export class VerifyPostReportBody {
  @IsIn(['documents', 'on-site', 'by-complaint']) readonly method!: VerificationMethod;
  @IsBoolean() readonly agrees!: boolean;
  @WrittenText(MAX_TEXT) readonly note!: string;
}

/** Records what the verification found. */
export class VerifyPostReport extends Command<CommandOutcome> {
  constructor(
    readonly filingId: string,
    readonly body: VerifyPostReportBody,
  ) {
    super();
  }
}
