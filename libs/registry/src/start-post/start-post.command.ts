import { Command } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length, ValidateNested } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate } from '#web';
import { DocumentBody } from '../bodies/document.command.js';
import type { Basis } from '../domain/post-term.events.js';
import { postCodes, type PostCode } from '../domain/posts.js';

export class StartPostBody {
  @IsUUID() readonly personId!: string;
  @IsString() @Length(1, 32) readonly orgCode!: string;
  @IsIn(postCodes) readonly post!: PostCode;
  @IsIn(['election', 'appointment', 'contract']) readonly basis!: Basis;
  @IsLocalDate() readonly startedOn!: string;
  @IsOptional() @ValidateNested() @Type(() => DocumentBody) readonly document?: DocumentBody;
  @IsOptional() @IsBoolean() readonly publicPower?: boolean;
}

/** Records that somebody has begun to hold a post, by a way that the law knows. */
export class StartPost extends Command<CommandOutcome> {
  constructor(readonly body: StartPostBody) {
    super();
  }
}
