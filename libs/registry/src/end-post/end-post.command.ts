import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate, NestedObject } from '#web';
import { TermPaperBody } from '../bodies/term-paper.command.js';
import type { EndReason } from '../domain/post-term.events.js';

const reasons: readonly EndReason[] = [
  'term-end',
  'resignation',
  'recall',
  'incapacity',
  'criminal-sentence',
  'incompetent-twice',
  'death',
  'removal',
  'transfer',
  'contract-end',
  'unit-dissolved',
];

export class EndPostBody {
  @IsLocalDate() readonly endedOn!: string;
  @IsIn(reasons) readonly reason!: EndReason;
  @IsOptional() @NestedObject(() => TermPaperBody) readonly document?: TermPaperBody;
}

/** Records that somebody holds a post no longer, from a day on. */
export class EndPost extends Command<CommandOutcome> {
  constructor(
    readonly termId: string,
    readonly body: EndPostBody,
  ) {
    super();
  }
}
