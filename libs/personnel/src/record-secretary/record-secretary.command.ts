import { Command } from '@nestjs/cqrs';
import { IsInt, IsString, Length, Max, Min } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate } from '#web';
import { MAX_NUMBER } from '../bodies/paper.command.js';

const HOURS_IN_A_YEAR = 8_784;
const FIRST_YEAR = 1949;
const LAST_YEAR = 9_999;

export class RecordTrainingHoursBody {
  @IsInt() @Min(FIRST_YEAR) @Max(LAST_YEAR) readonly year!: number;
  @IsInt() @Min(0) @Max(HOURS_IN_A_YEAR) readonly hours!: number;
}

export class RecordPayClassBody {
  @IsString() @Length(1, MAX_NUMBER) readonly payClass!: string;
  @IsLocalDate() readonly validFrom!: string;
}

/** Records how many hours of training a secretary had in a year, in all. */
export class RecordTrainingHours extends Command<CommandOutcome> {
  constructor(
    readonly personId: string,
    readonly body: RecordTrainingHoursBody,
  ) {
    super();
  }
}

export class RecordPayClass extends Command<CommandOutcome> {
  constructor(
    readonly personId: string,
    readonly body: RecordPayClassBody,
  ) {
    super();
  }
}
