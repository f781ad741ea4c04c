import { Command } from '@nestjs/cqrs';
import { IsOptional, IsUUID } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate, NestedObject } from '#web';
import { TermPaperBody } from '../bodies/term-paper.command.js';

export class RecordActingHolderBody {
  @IsUUID() readonly personId!: string;
  @IsLocalDate() readonly from!: string;
  @IsLocalDate() readonly until!: string;
  @IsOptional() @NestedObject(() => TermPaperBody) readonly document?: TermPaperBody;
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
