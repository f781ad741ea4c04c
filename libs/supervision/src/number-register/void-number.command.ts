import { Command } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { WrittenText } from '#web';

export class VoidNumberBody {
  @ApiProperty({ description: 'The whole number: 济历城港沟婚丧备〔2026〕1号' })
  @IsString()
  @Length(1, 80)
  readonly number!: string;

  @ApiProperty() @WrittenText(500) readonly reason!: string;
}

/** The keeper of the register voids a number. It is never given again. */
export class VoidNumber extends Command<CommandOutcome> {
  constructor(readonly body: VoidNumberBody) {
    super();
  }
}
