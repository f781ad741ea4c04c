import { Command } from '@nestjs/cqrs';
import { IsIn, IsString, Length, Matches } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate, WrittenText } from '#web';
import type { Tier } from '../domain/ineligibility.js';

export class AddGroundBody {
  @IsString() @Length(1, 32) readonly countyCode!: string;
  @Matches(/^[A-Z][A-Z0-9-]{0,19}$/) readonly code!: string;
  @IsIn(['hard', 'soft']) readonly tier!: Tier;
  @IsString() @Length(1, 120) readonly zh!: string;
  @IsString() @Length(1, 200) readonly en!: string;
  @IsString() @Length(0, 200) readonly basis!: string;
  @WrittenText(120) readonly evidence!: string;
  @IsLocalDate() readonly effectiveFrom!: string;
}

export class EndGroundBody {
  @IsString() @Length(1, 32) readonly countyCode!: string;
  @Matches(/^[A-Z][A-Z0-9-]{0,19}$/) readonly code!: string;
  @IsLocalDate() readonly endsOn!: string;
  @IsString() @Length(0, 200) readonly basis!: string;
}

export class ApproveGroundBody {
  @IsString() @Length(1, 32) readonly countyCode!: string;
  @Matches(/^[A-Z][A-Z0-9-]{0,19}$/) readonly code!: string;
}

/** Adds a ground to the county's table, with its legal basis and the day from which it holds once it is approved. */
export class AddGround extends Command<CommandOutcome> {
  constructor(readonly body: AddGroundBody) {
    super();
  }
}

/** Approves a ground that the county has added. */
export class ApproveGround extends Command<CommandOutcome> {
  constructor(readonly body: ApproveGroundBody) {
    super();
  }
}

/** Ends a ground that the county had added. */
export class EndGround extends Command<CommandOutcome> {
  constructor(readonly body: EndGroundBody) {
    super();
  }
}
