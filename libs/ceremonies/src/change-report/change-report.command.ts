import { Command } from '@nestjs/cqrs';
import { IsOptional } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate, NestedObject, WrittenText } from '#web';
import { MAX_TEXT } from '../bodies/bounds.js';
import { PlanBody } from '../bodies/plan.command.js';

export class ChangeReportBody {
  @IsOptional() @IsLocalDate() readonly ceremonyOn?: string | null;
  @IsOptional() @NestedObject(() => PlanBody) readonly plan?: PlanBody | null;
  @IsOptional() @WrittenText(MAX_TEXT) readonly venue?: string | null;
  @WrittenText(MAX_TEXT) readonly reason!: string;
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
