import { Command } from '@nestjs/cqrs';
import { IsBoolean, IsIn, IsString, Length, Matches } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { occasionCodes, type Occasion } from '../domain/occasions.js';

export class OpenBatchBody {
  @IsString() @Length(1, 32) readonly townCode!: string;
  @IsIn(occasionCodes) readonly occasion!: Occasion;
  /** The election by the name that the town gives it, `2026` or `2026-2`. */
  @Matches(/^[0-9]{4}(?:-[0-9]{1,2})?$/) readonly election!: string;
  @IsBoolean() readonly urgent!: boolean;
}

/** Opens the batch of a town for an election. */
export class OpenBatch extends Command<CommandOutcome> {
  constructor(readonly body: OpenBatchBody) {
    super();
  }
}

/** Closes a batch: no candidate is added to it any more. */
export class CloseBatch extends Command<CommandOutcome> {
  constructor(readonly batchId: string) {
    super();
  }
}
