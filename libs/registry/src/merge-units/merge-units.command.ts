import { Command } from '@nestjs/cqrs';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, IsString, Matches } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { DecreeBody, IsUnitCode, IsUnitName, MOST_UNITS } from '../bodies/decree.command.js';

export class MergeUnitsBody extends DecreeBody {
  @ApiProperty({ type: [String], description: 'The units that merge' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_UNITS)
  @IsString({ each: true })
  @Matches(/^\d{4,12}$/, { each: true })
  readonly codes!: string[];

  @ApiProperty({
    description: 'The unit into which they merge: a new code, one of them, or another of the same parent',
  })
  @IsUnitCode()
  readonly successor!: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'The name of a new unit; left out where it exists',
  })
  @IsOptional()
  @IsString()
  @IsUnitName()
  readonly successorName?: string | null;
}

/** Merges units of one parent into a new one or into one of themselves. */
export class MergeUnits extends Command<CommandOutcome> {
  constructor(readonly body: MergeUnitsBody) {
    super();
  }
}
