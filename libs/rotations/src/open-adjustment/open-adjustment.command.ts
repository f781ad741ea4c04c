import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { WrittenText } from '#web';
import { MAX_TEXT } from '../bodies/bounds.js';
import { triggerCodes, type Trigger } from '../domain/adjustment.triggers.js';

export class OpenAdjustmentBody {
  @IsUUID() readonly cadreId!: string;
  @IsString() @Length(1, 32) readonly villageCode!: string;
  @Matches(/^[a-z][A-Za-z]{0,39}$/) readonly post!: string;
  @IsIn(triggerCodes) readonly trigger!: Trigger;
  @WrittenText(MAX_TEXT) readonly ground!: string;
  @IsOptional() @Matches(/^[0-9a-f]{64}$/) readonly evidence?: string | null;
}

/** Raises a trigger: opens the adjustment of a cadre in a post. */
export class OpenAdjustment extends Command<CommandOutcome> {
  constructor(readonly body: OpenAdjustmentBody) {
    super();
  }
}
