import { Command } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';

/** The moment has come to look at the case's clocks. */
export class AdvanceCase extends Command<CommandOutcome> {
  constructor(readonly filingId: string) {
    super();
  }
}

/** The calendar has changed: count the open deadlines again. */
export class RecomputeDeadlines extends Command<CommandOutcome> {
  constructor(readonly filingId: string) {
    super();
  }
}

/** The unit of the case lies elsewhere now. */
export class RelocateCase extends Command<CommandOutcome> {
  constructor(
    readonly filingId: string,
    readonly orgPath: readonly string[],
  ) {
    super();
  }
}

/** A recipient has seen an alert. */
export class AcknowledgeAlert extends Command<CommandOutcome> {
  constructor(
    readonly filingId: string,
    readonly alertId: string,
  ) {
    super();
  }
}
