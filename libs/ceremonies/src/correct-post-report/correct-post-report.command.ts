import { Command } from '@nestjs/cqrs';
import { IsDefined } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { NestedObject, WrittenText } from '#web';
import { MAX_TEXT } from '../bodies/bounds.js';
import { FiguresBody, GiftsBody } from '../bodies/figures.command.js';

export class CorrectPostReportBody {
  @IsDefined() @NestedObject(() => FiguresBody) readonly figures!: FiguresBody;
  @IsDefined() @NestedObject(() => GiftsBody) readonly gifts!: GiftsBody;
  @WrittenText(MAX_TEXT) readonly reason!: string;
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
