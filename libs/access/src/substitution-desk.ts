import { Injectable } from '@nestjs/common';
import { CommandRunner, currentScope, deriveId, NotPermittedError, type CommandOutcome } from '#event-store';
import { Clock } from '#kernel';
import { SecurityLog, type SecurityEntry } from './contract/security-log.contract.js';
import { substitution, type AppointSubstitute, type SubstitutionCommand } from './domain/substitution.js';
import { SubstitutionFacts } from './substitutions/substitution-facts.query.js';

type Appointing = Pick<AppointSubstitute, 'substituteId' | 'lent' | 'from' | 'until' | 'onward' | 'reason'>;
type Answer = Exclude<SubstitutionCommand['type'], 'AppointSubstitute'>;

const changes = {
  AppointSubstitute: 'substitution-asked',
  AgreeToSubstitution: 'substitution-agreed',
  DeclineSubstitution: 'substitution-declined',
  RevokeSubstitution: 'substitution-revoked',
} as const satisfies Readonly<Record<SubstitutionCommand['type'], string>>;

/** Where words about substitutions become commands, with the facts of the moment; each is a line of the security log. */
@Injectable()
export class SubstitutionDesk {
  constructor(
    private readonly runner: CommandRunner,
    private readonly facts: SubstitutionFacts,
    private readonly clock: Clock,
    private readonly log: SecurityLog,
  ) {}

  /** The caller appoints for themselves. The answer's `id` is that of the substitution. */
  async appoint(words: Appointing): Promise<CommandOutcome> {
    const { commandId, actor } = currentScope();
    const { personId: principalId, accountId } = actor;
    if (principalId === undefined) throw new NotPermittedError('not-permitted');
    const substitutionId = deriveId('substitution', commandId);
    const facts = await this.facts.of(accountId, { ...words, principalId });
    const command = { ...words, type: 'AppointSubstitute', substitutionId, principalId } as const;
    const env = { ...this.moment(), ...facts };
    const outcome = await this.runner.run(substitution, substitutionId, { ...command, env });
    const { substituteId, from, until, onward, lent } = words;
    const role = lent === null ? {} : { role: lent.role, orgCode: lent.orgCode };
    await this.onRecord(substitutionId, 'AppointSubstitute', { substituteId, from, until, onward, ...role });
    return outcome;
  }

  async answer(substitutionId: string, type: Answer): Promise<CommandOutcome> {
    const outcome = await this.runner.run(substitution, substitutionId, { type, env: this.moment() });
    await this.onRecord(substitutionId, type);
    return outcome;
  }

  private onRecord(subject: string, type: SubstitutionCommand['type'], more: SecurityEntry['facts'] = {}) {
    const facts = { change: changes[type], ...more };
    return this.log.record({ kind: 'permission-change', outcome: 'allowed', subject, facts });
  }

  private moment() {
    return { today: this.clock.today(), standingIn: currentScope().actor.onBehalfOf !== undefined };
  }
}
