import { Injectable } from '@nestjs/common';
import { CommandRunner, currentScope, deriveId, NotPermittedError, type CommandOutcome } from '#event-store';
import { Clock } from '#kernel';
import { substitution, type AppointSubstitute, type SubstitutionCommand } from './domain/substitution.js';
import { SubstitutionFacts } from './substitutions/substitution-facts.query.js';

type Appointing = Pick<AppointSubstitute, 'substituteId' | 'lent' | 'from' | 'until' | 'onward' | 'reason'>;
type Answer = Exclude<SubstitutionCommand['type'], 'AppointSubstitute'>;

/** Where words about substitutions become commands, with the facts of the moment. */
@Injectable()
export class SubstitutionDesk {
  constructor(
    private readonly runner: CommandRunner,
    private readonly facts: SubstitutionFacts,
    private readonly clock: Clock,
  ) {}

  /** The caller appoints for themselves. The answer's `id` is that of the substitution. */
  async appoint(words: Appointing): Promise<CommandOutcome> {
    const { commandId, actor } = currentScope();
    const { personId: principalId, accountId } = actor;
    if (principalId === undefined) throw new NotPermittedError('not-permitted');
    const substitutionId = deriveId('substitution', commandId);
    const facts = await this.facts.of(accountId, { ...words, principalId });
    const command = { ...words, type: 'AppointSubstitute', substitutionId, principalId } as const;
    return this.runner.run(substitution, substitutionId, { ...command, env: { ...this.moment(), ...facts } });
  }

  answer(substitutionId: string, type: Answer): Promise<CommandOutcome> {
    return this.runner.run(substitution, substitutionId, { type, env: this.moment() });
  }

  private moment() {
    return { today: this.clock.today(), standingIn: currentScope().actor.onBehalfOf !== undefined };
  }
}
