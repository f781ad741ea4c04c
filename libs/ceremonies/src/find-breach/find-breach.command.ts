import { Command } from '@nestjs/cqrs';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { WrittenText } from '#web';
import { MAX_TEXT } from '../bodies/bounds.js';
import { breachGrounds, type BreachGround } from '../domain/rules/breach-grounds.js';

export class FindBreachBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(breachGrounds.length)
  @ArrayUnique()
  @IsIn(breachGrounds, { each: true })
  readonly grounds!: BreachGround[];
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
