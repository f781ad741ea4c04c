import { Command } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';

export class RegisterPersonBody {
  @ApiProperty() @IsString() @Length(1, 100) readonly name!: string;
  @ApiProperty({ description: 'The unit where the person is registered' })
  @IsString()
  @Length(1, 32)
  readonly orgCode!: string;
}

/** Registers a person at a unit. */
export class RegisterPerson extends Command<CommandOutcome> {
  constructor(readonly body: RegisterPersonBody) {
    super();
  }
}
