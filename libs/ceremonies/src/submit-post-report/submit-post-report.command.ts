import { Command } from '@nestjs/cqrs';
import { IsBoolean, IsDefined, IsOptional } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate, NestedObject, WrittenText } from '#web';
import { MAX_TEXT } from '../bodies/bounds.js';
import { FiguresBody, GiftsBody } from '../bodies/figures.command.js';

export class SubmitPostReportBody {
  @IsOptional() @IsLocalDate() readonly heldOn?: string | null;
  @IsDefined() @NestedObject(() => FiguresBody) readonly figures!: FiguresBody;
  @IsDefined() @NestedObject(() => GiftsBody) readonly gifts!: GiftsBody;
  @IsBoolean() readonly committed!: boolean;
  @IsOptional() @WrittenText(MAX_TEXT) readonly note?: string | null;
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
