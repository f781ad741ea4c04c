import { Command } from '@nestjs/cqrs';
import { IsOptional } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate, NestedObject, WrittenText } from '#web';
import { TermPaperBody } from '../bodies/term-paper.command.js';

const MAX_REASON = 500;

export class CorrectPostTermBody {
  @IsLocalDate() readonly startedOn!: string;
  @IsOptional() @NestedObject(() => TermPaperBody) readonly document?: TermPaperBody;
  @WrittenText(MAX_REASON) readonly reason!: string;
}

/** Says what was recorded wrongly: start and document as they are from now on. What was recorded stays in the history. */
export class CorrectPostTerm extends Command<CommandOutcome> {
  constructor(
    readonly termId: string,
    readonly body: CorrectPostTermBody,
  ) {
    super();
  }
}
