import { Command } from '@nestjs/cqrs';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsIn } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { councilHelpCodes, type CouncilHelp } from '../domain/council-help.js';

export class NotifyCouncilBody {
  @IsArray() @ArrayNotEmpty() @ArrayUnique() @IsIn(councilHelpCodes, { each: true }) readonly help!: CouncilHelp[];
}

/** Tells the wedding-and-funeral council the day, and what help is asked for. What is told last holds. */
export class NotifyCouncil extends Command<CommandOutcome> {
  constructor(
    readonly filingId: string,
    readonly body: NotifyCouncilBody,
  ) {
    super();
  }
}
