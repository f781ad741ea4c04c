import { Command } from '@nestjs/cqrs';
import { IsString, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate, WrittenText } from '#web';
import { MAX_TEXT } from '../bodies/bounds.js';

export class SelectionNoticeBody {
  @IsString() @Length(1, 80) readonly noticeNo!: string;
  @IsLocalDate() readonly postedOn!: string;
}

export class SelectionClosureBody {
  /** Public: nothing about a person. */
  @WrittenText(MAX_TEXT) readonly reason!: string;
}

/** Records the public notice of a selection: from its day on applications are taken. */
export class PostSelectionNotice extends Command<CommandOutcome> {
  constructor(
    readonly selectionId: string,
    readonly body: SelectionNoticeBody,
  ) {
    super();
  }
}

/** Closes a selection: no application is taken any more. */
export class CloseSelection extends Command<CommandOutcome> {
  constructor(
    readonly selectionId: string,
    readonly body: SelectionClosureBody,
  ) {
    super();
  }
}
