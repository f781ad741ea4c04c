import { Command } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate } from '#web';
import { MAX_TEXT } from '../bodies/bounds.js';
import { PlanBody } from '../bodies/plan.command.js';

export class ChangeReportBody {
  @IsOptional() @IsLocalDate() readonly ceremonyOn?: string | null;
  @IsOptional() @ValidateNested() @Type(() => PlanBody) readonly plan?: PlanBody | null;
  @IsOptional() @IsString() @Length(1, MAX_TEXT) readonly venue?: string | null;
  @IsString() @Length(1, MAX_TEXT) readonly reason!: string;
}

/** Changes date, plan or venue, with the reason. */
export class ChangeReport extends Command<CommandOutcome> {
  constructor(
    readonly filingId: string,
    readonly body: ChangeReportBody,
  ) {
    super();
  }
}
