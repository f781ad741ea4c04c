import { CommandRunner, type CommandOutcome } from '#event-store';
import { Clock } from '#kernel';
import { Rulebook } from '#rulebook';
import { departure, type DepartureCommand } from './domain/departure.js';
import { auditablePosts } from './domain/rotation-rules.js';

type Words<C> = C extends unknown ? Omit<C, 'env'> : never;

/** Where words about departures become commands. */
export class DepartureDesk {
  constructor(
    private readonly runner: CommandRunner,
    private readonly clock: Clock,
    private readonly rulebook: Rulebook,
  ) {}

  async give(words: Words<DepartureCommand>): Promise<CommandOutcome> {
    const today = this.clock.today();
    const { inForce } = await this.rulebook.current();
    const posts = words.type === 'OpenDeparture' ? auditablePosts((key) => inForce(key, words.orgPath, today)) : [];
    return this.runner.run(departure, words.termId, {
      ...words,
      env: { today, auditablePosts: posts },
    } as DepartureCommand);
  }
}
