import { Command } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { WrittenText } from '#web';

export class CorrectNameBody {
  @ApiProperty() @IsString() @Length(1, 100) readonly name!: string;
  @ApiProperty() @WrittenText(500) readonly reason!: string;
}

/** Corrects the name of a person. Basis: Personal Information Protection Law, art. 46. */
export class CorrectName extends Command<CommandOutcome> {
  constructor(
    readonly personId: string,
    readonly body: CorrectNameBody,
  ) {
    super();
  }
}
