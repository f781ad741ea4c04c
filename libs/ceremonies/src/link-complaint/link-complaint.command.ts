import { Command } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate, WrittenText } from '#web';
import { MAX_TEXT } from '../bodies/bounds.js';

export class LinkComplaintBody {
  @WrittenText(60) readonly complaintNumber!: string;
  @IsLocalDate() readonly receivedOn!: string;
  @WrittenText(MAX_TEXT) readonly summary!: string;
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
