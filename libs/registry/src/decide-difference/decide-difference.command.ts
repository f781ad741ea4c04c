import { Command } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import type { CommandOutcome } from '#event-store';
import { WrittenText } from '#web';
import type { DecreeBody } from '../bodies/decree.command.js';

export class RejectDifferenceBody {
  @ApiProperty() @WrittenText(500) readonly reason!: string;
}

/** Makes the change that a row of a difference stands for. */
export class AcceptDifference extends Command<CommandOutcome> {
  constructor(
    readonly differenceId: string,
    readonly row: number,
    readonly body: DecreeBody,
  ) {
    super();
  }
}

/** Leaves the register as it is, and says why. */
export class RejectDifference extends Command<CommandOutcome> {
  constructor(
    readonly differenceId: string,
    readonly row: number,
    readonly body: RejectDifferenceBody,
  ) {
    super();
  }
}
