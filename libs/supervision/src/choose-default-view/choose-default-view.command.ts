import { Command } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';

/** The caller begins with a view from now on, or no longer. */
export class ChooseDefaultView extends Command<CommandOutcome> {
  constructor(
    readonly viewId: string,
    readonly type: 'ChooseDefaultView' | 'EndDefaultView',
  ) {
    super();
  }
}
