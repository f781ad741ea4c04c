import { Command } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate, WrittenText } from '#web';

export class MarkDeceasedBody {
  @ApiProperty({ format: 'date' }) @IsLocalDate() readonly diedOn!: string;
}

/** Marks that a person has died. */
export class MarkDeceased extends Command<CommandOutcome> {
  constructor(
    readonly personId: string,
    readonly body: MarkDeceasedBody,
  ) {
    super();
  }
}

export class MarkLeftBody {
  @ApiProperty({ format: 'date' }) @IsLocalDate() readonly leftOn!: string;
}

/** Marks that a person lives no longer where they are registered. */
export class MarkLeft extends Command<CommandOutcome> {
  constructor(
    readonly personId: string,
    readonly body: MarkLeftBody,
  ) {
    super();
  }
}

export class WithdrawMarkBody {
  @ApiProperty() @WrittenText(500) readonly reason!: string;
}

/** The person has come back, or the mark was an error. */
export class WithdrawMark extends Command<CommandOutcome> {
  constructor(
    readonly personId: string,
    readonly body: WithdrawMarkBody,
  ) {
    super();
  }
}
