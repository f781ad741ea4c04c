import { Command } from '@nestjs/cqrs';
import { IsInt, Max, Min } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { WrittenText } from '#web';
import { MAX_TEXT } from '../bodies/paper.command.js';

/** Beyond any rule: only so that the number is one. */
const MAX_HOURS = 10_000;

export class RequestAccessBody {
  @IsInt() @Min(1) @Max(MAX_HOURS) readonly hours!: number;
  @WrittenText(MAX_TEXT) readonly reason!: string;
}

export class DeclineAccessBody {
  @WrittenText(MAX_TEXT) readonly reason!: string;
}

/** Asks for a file to be opened for some hours. */
export class RequestAccess extends Command<CommandOutcome> {
  constructor(
    readonly personId: string,
    readonly body: RequestAccessBody,
  ) {
    super();
  }
}

export class ApproveAccess extends Command<CommandOutcome> {
  constructor(readonly requestId: string) {
    super();
  }
}

export class DeclineAccess extends Command<CommandOutcome> {
  constructor(
    readonly requestId: string,
    readonly body: DeclineAccessBody,
  ) {
    super();
  }
}

/** The file is given back before its time, or taken back. */
export class EndAccess extends Command<CommandOutcome> {
  constructor(readonly requestId: string) {
    super();
  }
}
