import { Command } from '@nestjs/cqrs';
import { IsBoolean, IsOptional } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { NestedObject, WrittenText } from '#web';
import { MAX_TEXT } from '../bodies/bounds.js';
import { PlanBody } from '../bodies/plan.command.js';

export class ResubmitReportBody {
  @IsBoolean() readonly committed!: boolean;
  @IsOptional() @NestedObject(() => PlanBody) readonly plan?: PlanBody | null;
  @WrittenText(MAX_TEXT) readonly note!: string;
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
