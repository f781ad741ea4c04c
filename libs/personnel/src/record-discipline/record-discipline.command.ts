import { Command } from '@nestjs/cqrs';
import { IsIn, IsString, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate, WrittenText } from '#web';
import { MAX_NUMBER, MAX_TEXT } from '../bodies/paper.command.js';
import { sanctionCodes, type Sanction } from '../domain/sanctions.js';

export class RecordDisciplineEntryBody {
  @IsIn(sanctionCodes) readonly sanction!: Sanction;
  @IsString() @Length(1, MAX_NUMBER) readonly decisionNo!: string;
  @IsLocalDate() readonly decidedOn!: string;
  @IsLocalDate() readonly inForceFrom!: string;
}

export class RevokeDisciplineEntryBody {
  @IsString() @Length(1, MAX_NUMBER) readonly decisionNo!: string;
  @WrittenText(MAX_TEXT) readonly reason!: string;
}

/** Places a disciplinary decision in the file. */
export class RecordDisciplineEntry extends Command<CommandOutcome> {
  constructor(
    readonly personId: string,
    readonly body: RecordDisciplineEntryBody,
  ) {
    super();
  }
}

/** A later decision took the sanction back: the entry stays, and says so. */
export class RevokeDisciplineEntry extends Command<CommandOutcome> {
  constructor(
    readonly personId: string,
    readonly entryId: string,
    readonly body: RevokeDisciplineEntryBody,
  ) {
    super();
  }
}
