import { Command } from '@nestjs/cqrs';
import { IsString, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate, WrittenText } from '#web';
import { MAX_TEXT, PaperBody } from '../bodies/paper.command.js';

export class TransferFileBody {
  @IsString() @Length(1, 32) readonly orgCode!: string;
}

export class CorrectDocumentBody extends PaperBody {
  @WrittenText(MAX_TEXT) readonly reason!: string;
}

export class RecordRecommendationBody {
  @IsLocalDate() readonly recommendedOn!: string;
  @WrittenText(MAX_TEXT) readonly purpose!: string;
}

/** Opens the file of a person who holds a post. */
export class OpenFile extends Command<CommandOutcome> {
  constructor(readonly personId: string) {
    super();
  }
}

/** Hands the file over to the town of another unit. */
export class TransferFile extends Command<CommandOutcome> {
  constructor(
    readonly personId: string,
    readonly body: TransferFileBody,
  ) {
    super();
  }
}

export class AddDocument extends Command<CommandOutcome> {
  constructor(
    readonly personId: string,
    readonly body: PaperBody,
  ) {
    super();
  }
}

/** Puts a paper in the place of another one, which stays in the file. */
export class CorrectDocument extends Command<CommandOutcome> {
  constructor(
    readonly personId: string,
    readonly documentId: string,
    readonly body: CorrectDocumentBody,
  ) {
    super();
  }
}

export class RecordRecommendation extends Command<CommandOutcome> {
  constructor(
    readonly personId: string,
    readonly body: RecordRecommendationBody,
  ) {
    super();
  }
}
