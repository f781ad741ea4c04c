import { Command } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { NestedObjects } from '#web';
import { DecreeBody, MOST_UNITS, NewUnitBody } from '../bodies/decree.command.js';

export class SplitUnitBody extends DecreeBody {
  @ApiProperty({ type: [NewUnitBody] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_UNITS)
  @NestedObjects(() => NewUnitBody)
  readonly successors!: NewUnitBody[];

  @ApiProperty({ description: 'Whether the unit goes on beside the new ones' }) @IsBoolean() readonly goesOn!: boolean;
}

/** Splits new units off a unit, which goes on beside them or ends. */
export class SplitUnit extends Command<CommandOutcome> {
  constructor(
    readonly code: string,
    readonly body: SplitUnitBody,
  ) {
    super();
  }
}
