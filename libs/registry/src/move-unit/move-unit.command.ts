import { Command } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import type { CommandOutcome } from '#event-store';
import { DecreeBody, IsUnitCode } from '../bodies/decree.command.js';

export class MoveUnitBody extends DecreeBody {
  @ApiProperty() @IsUnitCode() readonly parentCode!: string;
}

/** Puts a unit under another of the same level as its parent; its code stays. */
export class MoveUnit extends Command<CommandOutcome> {
  constructor(
    readonly code: string,
    readonly body: MoveUnitBody,
  ) {
    super();
  }
}
