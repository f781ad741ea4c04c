import { Command } from '@nestjs/cqrs';
import { IsString, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate } from '#web';
import { MAX_TEXT } from '../bodies/bounds.js';

export class LinkComplaintBody {
  @IsString() @Length(1, 60) readonly complaintNumber!: string;
  @IsLocalDate() readonly receivedOn!: string;
  @IsString() @Length(1, MAX_TEXT) readonly summary!: string;
}

/** Links a complaint to the case. */
export class LinkComplaint extends Command<CommandOutcome> {
  constructor(
    readonly filingId: string,
    readonly body: LinkComplaintBody,
  ) {
    super();
  }
}
