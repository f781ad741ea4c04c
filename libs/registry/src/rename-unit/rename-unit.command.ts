import { Command } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { DecreeBody, IsUnitName } from '../bodies/decree.command.js';

export class RenameUnitBody extends DecreeBody {
  @ApiProperty() @IsString() @IsUnitName() readonly name!: string;
}

/** Gives a unit another name; its code stays. */
export class RenameUnit extends Command<CommandOutcome> {
  constructor(
    readonly code: string,
    readonly body: RenameUnitBody,
  ) {
    super();
  }
}
