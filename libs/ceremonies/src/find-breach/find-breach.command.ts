import { Command } from '@nestjs/cqrs';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsString, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { WrittenText } from '#web';
import { MAX_TEXT } from '../bodies/bounds.js';

export class FindBreachBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @Length(1, 100, { each: true })
  readonly grounds!: string[];
  @WrittenText(MAX_TEXT) readonly reason!: string;
}

/** States a breach, with grounds and reason. */
export class FindBreach extends Command<CommandOutcome> {
  constructor(
    readonly filingId: string,
    readonly body: FindBreachBody,
  ) {
    super();
  }
}
