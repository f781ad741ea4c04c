import { Command } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate, WrittenText } from '#web';
import { MAX_TEXT } from '../bodies/bounds.js';

export class GiveIntegrityReminderBody {
  @IsLocalDate() readonly talkedOn!: string;
  @WrittenText(MAX_TEXT) readonly note!: string;
}

/** Records the integrity reminder talk. */
export class GiveIntegrityReminder extends Command<CommandOutcome> {
  constructor(
    readonly filingId: string,
    readonly body: GiveIntegrityReminderBody,
  ) {
    super();
  }
}
