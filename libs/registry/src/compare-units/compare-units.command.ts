import { Command } from '@nestjs/cqrs';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, IsString, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { NestedObjects } from '#web';
import { IsUnitCode, NewUnitBody } from '../bodies/decree.command.js';
import { orgLevels, type OrgLevel } from '../domain/org-level.js';

const MOST_LISTED = 10_000;

class ListedUnitBody extends NewUnitBody {
  @ApiProperty({ enum: orgLevels }) @IsIn(orgLevels) readonly level!: OrgLevel;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Left out at the top of the tree only' })
  @IsOptional()
  @IsUnitCode()
  readonly parentCode?: string | null;
}

export class CompareUnitsBody {
  @ApiProperty({ description: 'Where the list comes from' }) @IsString() @Length(1, 200) readonly source!: string;

  @ApiProperty({ type: [ListedUnitBody] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_LISTED)
  @NestedObjects(() => ListedUnitBody)
  readonly units!: ListedUnitBody[];
}

/** Compares a list of units with the register; nothing changes before its rows are accepted. */
export class CompareUnits extends Command<CommandOutcome> {
  constructor(readonly body: CompareUnitsBody) {
    super();
  }
}
