import { Command } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import type { CommandOutcome } from '#event-store';
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
  @ValidateNested({ each: true })
  @Type(() => MoveBody)
  readonly moves!: readonly MoveBody[];
  @IsString() @Length(1, MAX_TEXT) readonly reason!: string;
}

/** Opens the rotation review of one person, or the swap of two. */
export class OpenRotation extends Command<CommandOutcome> {
  constructor(readonly body: OpenRotationBody) {
    super();
  }
}
