import { Command } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { IsDefined, IsString, Length, ValidateNested } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { MAX_TEXT } from '../bodies/bounds.js';
import { FiguresBody, GiftsBody } from '../bodies/figures.command.js';

export class CorrectPostReportBody {
  @IsDefined() @ValidateNested() @Type(() => FiguresBody) readonly figures!: FiguresBody;
  @IsDefined() @ValidateNested() @Type(() => GiftsBody) readonly gifts!: GiftsBody;
  @IsString() @Length(1, MAX_TEXT) readonly reason!: string;
}

/** Corrects the report made after the event. */
export class CorrectPostReport extends Command<CommandOutcome> {
  constructor(
    readonly filingId: string,
    readonly body: CorrectPostReportBody,
  ) {
    super();
  }
}
