import { Command } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';

/** The substitute agrees: from then on the substitution holds on its days. */
export class AgreeToSubstitution extends Command<CommandOutcome> {
  constructor(readonly substitutionId: string) {
    super();
  }
}

/** The substitute declines. */
export class DeclineSubstitution extends Command<CommandOutcome> {
  constructor(readonly substitutionId: string) {
    super();
  }
}

/** Principal, substitute or security administrator end it at once. */
export class RevokeSubstitution extends Command<CommandOutcome> {
  constructor(readonly substitutionId: string) {
    super();
  }
}
