import { Command } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { IsBoolean, IsDefined, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate } from '#web';
import { MAX_TEXT } from '../bodies/bounds.js';
import { FiguresBody, GiftsBody } from '../bodies/figures.command.js';

export class SubmitPostReportBody {
  @IsOptional() @IsLocalDate() readonly heldOn?: string | null;
  @IsDefined() @ValidateNested() @Type(() => FiguresBody) readonly figures!: FiguresBody;
  @IsDefined() @ValidateNested() @Type(() => GiftsBody) readonly gifts!: GiftsBody;
  @IsBoolean() readonly committed!: boolean;
  @IsOptional() @IsString() @Length(1, MAX_TEXT) readonly note?: string | null;
}

/** Reports what was, after the event. */
export class SubmitPostReport extends Command<CommandOutcome> {
  constructor(
    readonly filingId: string,
    readonly body: SubmitPostReportBody,
  ) {
    super();
  }
}
