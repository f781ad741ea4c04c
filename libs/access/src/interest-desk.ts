import { Injectable } from '@nestjs/common';
import { CommandRunner, currentScope, deriveId, NotPermittedError, type CommandOutcome } from '#event-store';
import { Clock } from '#kernel';
import { interest, type DeclareInterest } from './domain/interest.js';

type Declaring = Pick<DeclareInterest, 'caseId' | 'aboutPersonId' | 'reason'>;

/** Where words about interests become commands, with the facts of the moment. */
@Injectable()
export class InterestDesk {
  constructor(
    private readonly runner: CommandRunner,
    private readonly clock: Clock,
  ) {}

  /** The caller declares for themselves. The answer's `id` is that of the interest. */
  declare(words: Declaring): Promise<CommandOutcome> {
    const { commandId, actor } = currentScope();
    const { personId, orgCode: unitCode } = actor;
    if (personId === undefined || unitCode === undefined) throw new NotPermittedError('not-permitted');
    const interestId = deriveId('interest', commandId);
    const command = { type: 'DeclareInterest', ...words, interestId, personId, unitCode } as const;
    return this.runner.run(interest, interestId, { ...command, env: this.moment() });
  }

  end(interestId: string, reason: string): Promise<CommandOutcome> {
    return this.runner.run(interest, interestId, { type: 'EndInterest', reason, env: this.moment() });
  }

  private moment() {
    return { today: this.clock.today() };
  }
}
