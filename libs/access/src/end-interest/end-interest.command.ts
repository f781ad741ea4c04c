import { Command } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';

export class EndInterestBody {
  @ApiProperty() @IsString() @Length(1, 500) readonly reason!: string;
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
