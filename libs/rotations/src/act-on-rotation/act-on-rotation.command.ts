import { Command } from '@nestjs/cqrs';
import { IsIn, IsString, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate, WrittenText } from '#web';
import { MAX_NUMBER, MAX_TEXT } from '../bodies/bounds.js';
import type { RotationWords } from '../domain/rotation.commands.js';
import type { RotationOutcome } from '../domain/rotation.events.js';

export class RotationDecisionBody {
  @IsIn(['rotate', 'keep', 'not-applicable']) readonly outcome!: RotationOutcome;
  /** The day on which the new posts begin, and the first on which the old ones are no longer held. */
  @IsLocalDate() readonly effectiveOn!: string;
  @IsString() @Length(1, MAX_NUMBER) readonly documentNo!: string;
  @IsLocalDate() readonly documentOn!: string;
  @WrittenText(MAX_TEXT) readonly reasons!: string;
}

/** What is done in a rotation review beyond the common verbs. */
export class ActOnRotation extends Command<CommandOutcome> {
  constructor(
    readonly rotationId: string,
    readonly words: Extract<RotationWords, { type: 'DecideRotation' | 'RetryMoves' }>,
  ) {
    super();
  }
}
