import { Command } from '@nestjs/cqrs';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsString, IsUUID, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { WrittenText } from '#web';
import { MAX_TEXT } from '../bodies/bounds.js';

const MOST_VILLAGES = 200;
const LARGEST_TEAM = 20;

export class SelectionPlanBody {
  @IsString() @Length(1, 32) readonly countyCode!: string;
  /** The villages whose secretary is selected. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_VILLAGES)
  @IsString({ each: true })
  @Length(1, 32, { each: true })
  readonly villages!: string[];
  /** Who may apply, as the public notice says it: nothing about a person. */
  @WrittenText(MAX_TEXT) readonly conditions!: string;
  /** Those who inspect and compare the candidates. */
  @IsArray() @ArrayMaxSize(LARGEST_TEAM) @IsUUID(undefined, { each: true }) readonly team!: string[];
}

/** Plans an open selection of village secretaries. */
export class PlanSelection extends Command<CommandOutcome> {
  constructor(readonly body: SelectionPlanBody) {
    super();
  }
}
