import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Signers } from '#access/contract';
import { CommandRunner, deriveId, inScope, systemActor, type CommandOutcome } from '#event-store';
import { Clock } from '#kernel';
import { isSetFor, Rulebook } from '#rulebook';
import type { Recipient } from '#workflow';
import { granteeKeys, type CaseDuty } from './contract/index.js';
import type { StuckReason } from './domain/stuck-duty.events.js';
import { stuckDuty, type StuckDutyCommand } from './domain/stuck-duty.js';
import { ESCALATION, stuckRecipients } from './domain/stuck-duty.rules.js';

type Words<C> = C extends unknown ? Omit<C, 'env'> : never;

/**
 * Where words about stuck duties become commands: it adds the day, and whom the rulebook wants told. `alsoTold` are told
 * besides.
 */
@Injectable()
export class StuckDutyDesk {
  constructor(
    private readonly runner: CommandRunner,
    private readonly rulebook: Rulebook,
    private readonly clock: Clock,
    private readonly signers: Signers,
  ) {}

  /** Why nobody may sign the paper on which it comes; null where somebody may, or it comes on none. */
  async unsigned({ signing, separation }: Pick<CaseDuty, 'signing' | 'separation'>): Promise<StuckReason | null> {
    if (!signing) return null;
    const { personId, because } = await this.signers.of({ signing, separation });
    return personId === null ? because : null;
  }

  /** What a case waits for from the same offices is one stuck duty, however often it is stuck. */
  static idOf(caseKey: string, { action, anyOf }: Pick<CaseDuty, 'action' | 'anyOf'>): string {
    return deriveId('stuck-duty', caseKey, action, ...anyOf.flatMap((grantee) => granteeKeys(grantee, [])));
  }

  async act(
    stuckId: string,
    words: Words<StuckDutyCommand>,
    alsoTold: readonly Recipient[] = [],
  ): Promise<CommandOutcome> {
    const today = this.clock.today();
    const orgPath = words.type === 'ReportStuckDuty' ? words.duty.orgPath : [];
    const edition = await this.rulebook.current();
    const rule = isSetFor(edition, ESCALATION, orgPath) ? edition.inForce(ESCALATION, orgPath, today) : null;
    const found = rule && stuckRecipients(orgPath, () => rule);
    const recipients = found && { ...found, to: [...found.to, ...alsoTold] };
    const env = { today, recipients, ...(rule ? { ruleVersion: rule.version } : {}) };
    return this.runner.run(stuckDuty, stuckId, { ...words, env } as StuckDutyCommand);
  }

  /** As `act`, as the system. What is decided depends on the stream alone, so each call is a command of its own. */
  bySystem(stuckId: string, words: Words<StuckDutyCommand>, alsoTold?: readonly Recipient[]): Promise<CommandOutcome> {
    const commandId = randomUUID();
    const scope = { commandId, correlationId: commandId, actor: systemActor('stuck-duties') };
    return inScope(scope, () => this.act(stuckId, words, alsoTold));
  }
}
