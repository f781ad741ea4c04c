import { Command } from '@nestjs/cqrs';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate, NestedObject } from '#web';
import { TermPaperBody } from '../bodies/term-paper.command.js';
import type { Basis } from '../domain/post-term.events.js';
import { postCodes, type PostCode } from '../domain/posts.js';

export class StartPostBody {
  @IsUUID() readonly personId!: string;
  @IsString() @Length(1, 32) readonly orgCode!: string;
  @IsIn(postCodes) readonly post!: PostCode;
  @IsIn(['election', 'appointment', 'contract']) readonly basis!: Basis;
  @IsLocalDate() readonly startedOn!: string;
  @IsOptional() @NestedObject(() => TermPaperBody) readonly document?: TermPaperBody;
  @IsOptional() @IsBoolean() readonly publicPower?: boolean;
}

/** Records that somebody has begun to hold a post, by a way that the law knows. */
export class StartPost extends Command<CommandOutcome> {
  constructor(readonly body: StartPostBody) {
    super();
  }
}
