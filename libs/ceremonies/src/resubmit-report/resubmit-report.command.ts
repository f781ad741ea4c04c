import { Command } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { MAX_TEXT } from '../bodies/bounds.js';
import { PlanBody } from '../bodies/plan.command.js';

export class ResubmitReportBody {
  @IsBoolean() readonly committed!: boolean;
  @IsOptional() @ValidateNested() @Type(() => PlanBody) readonly plan?: PlanBody | null;
  @IsString() @Length(1, MAX_TEXT) readonly note!: string;
}

/** Submits a returned report again; its clock runs on. */
export class ResubmitReport extends Command<CommandOutcome> {
  constructor(
    readonly filingId: string,
    readonly body: ResubmitReportBody,
  ) {
    super();
  }
}
