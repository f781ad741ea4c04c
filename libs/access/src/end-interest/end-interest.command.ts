import { Command } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import type { CommandOutcome } from '#event-store';
import { WrittenText } from '#web';

export class EndInterestBody {
  @ApiProperty() @WrittenText(500) readonly reason!: string;
}

/** The supervision office finds that the interest is over: the official may act again. */
export class EndInterest extends Command<CommandOutcome> {
  constructor(
    readonly interestId: string,
    readonly body: EndInterestBody,
  ) {
    super();
  }
}
