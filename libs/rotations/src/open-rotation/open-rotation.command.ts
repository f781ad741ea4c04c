import { Command } from '@nestjs/cqrs';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { NestedObjects, WrittenText } from '#web';
import { MAX_TEXT } from '../bodies/bounds.js';

export class MoveBody {
  @IsUUID() readonly personId!: string;
  @IsString() @Length(1, 32) readonly villageCode!: string;
  @Matches(/^[a-z][A-Za-z]{0,39}$/) readonly post!: string;
  /** The village to which the person is to go; left out where none is proposed. */
  @IsOptional() @IsString() @Length(1, 32) readonly toVillageCode?: string | null;
}

export class OpenRotationBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2)
  @NestedObjects(() => MoveBody)
  readonly moves!: readonly MoveBody[];
  @WrittenText(MAX_TEXT) readonly reason!: string;
}

/** Opens the rotation review of one person, or the swap of two. */
export class OpenRotation extends Command<CommandOutcome> {
  constructor(readonly body: OpenRotationBody) {
    super();
  }
}
