import { Command } from '@nestjs/cqrs';
import { IsOptional, IsUUID } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate, NestedObject } from '#web';
import { DocumentBody } from '../bodies/document.command.js';

export class RecordActingHolderBody {
  @IsUUID() readonly personId!: string;
  @IsLocalDate() readonly from!: string;
  @IsLocalDate() readonly until!: string;
  @IsOptional() @NestedObject(() => DocumentBody) readonly document?: DocumentBody;
}

/** Records who acts while a post is vacant. The vacancy stays open. */
export class RecordActingHolder extends Command<CommandOutcome> {
  constructor(
    readonly vacancyId: string,
    readonly body: RecordActingHolderBody,
  ) {
    super();
  }
}
