import { Command } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';

/** The moment has come to look at the duty's clock. */
export class AdvanceFileDuty extends Command<CommandOutcome> {
  constructor(readonly termId: string) {
    super();
  }
}

/** The calendar has changed: count again. */
export class RecomputeFileDuty extends Command<CommandOutcome> {
  constructor(readonly termId: string) {
    super();
  }
}

/** The unit of the duty lies elsewhere now. */
export class RelocateFileDuty extends Command<CommandOutcome> {
  constructor(
    readonly termId: string,
    readonly orgPath: readonly string[],
  ) {
    super();
  }
}

/** A recipient has seen an alert. */
export class AcknowledgeFileDutyAlert extends Command<CommandOutcome> {
  constructor(
    readonly termId: string,
    readonly alertId: string,
  ) {
    super();
  }
}
