import { Command } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { DecreeBody, IsUnitCode, IsUnitName } from '../bodies/decree.command.js';
import { orgLevels, type OrgLevel } from '../domain/org-level.js';

export class EstablishUnitBody extends DecreeBody {
  @ApiProperty() @IsUnitCode() readonly code!: string;
  @ApiProperty() @IsString() @IsUnitName() readonly name!: string;
  @ApiProperty({ enum: orgLevels }) @IsIn(orgLevels) readonly level!: OrgLevel;
  @ApiProperty() @IsUnitCode() readonly parentCode!: string;
}

/** Sets up a new unit under another. */
export class EstablishUnit extends Command<CommandOutcome> {
  constructor(readonly body: EstablishUnitBody) {
    super();
  }
}
