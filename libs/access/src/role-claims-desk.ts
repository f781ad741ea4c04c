import { Injectable } from '@nestjs/common';
import { CommandRunner, currentScope, deriveId, EventReader, EventStore, inScope, systemActor } from '#event-store';
import { Clock, fold, type Aggregate, type DomainEvent, type Recorded, type Rejection } from '#kernel';
import type { Holder } from '#workflow';
import { account } from './domain/account.js';
import { grantKey, rolesIn } from './domain/account.state.js';
import { opposedTo, roleClaim, type RoleClaim } from './domain/role-claim.js';

/** Claims for the person of an account what a grant is about to give, so that grants to two accounts see each other. */
@Injectable()
export class RoleClaims {
  constructor(
    private readonly runner: CommandRunner,
    private readonly log: EventStore,
    private readonly reader: EventReader,
    private readonly clock: Clock,
  ) {}

  /** Throws RejectedError `administrators-are-separate` where another account of the person claims otherwise. */
  async claim(personId: string, wanted: Pick<RoleClaim, 'accountId' | 'role' | 'orgCode'>): Promise<void> {
    const { commandId, correlationId } = currentScope();
    const claims = fold(roleClaim.decider, eventsOf(await this.historyOf(roleClaim, personId)));
    const holders = await Promise.all(opposedTo(claims, wanted).map((claim) => this.holderOf(claim)));
    const env = { today: this.clock.today(), holders };
    const command = { type: 'ClaimRole', personId, ...wanted, claimId: commandId, env } as const;
    const scope = { commandId: deriveId('claim-role', commandId), correlationId, actor: systemActor('access') };
    await inScope(scope, () => this.runner.run(roleClaim, personId, command));
  }

  private async holderOf({ claimId, accountId, role, orgCode }: RoleClaim): Promise<Holder> {
    const history = await this.historyOf(account, accountId);
    const state = fold(account.decider, eventsOf(history));
    if (state.status === 'closed') return { caseId: claimId, standing: 'over' };
    const given = state.status === 'open' ? state.held[grantKey({ role, orgCode })] : undefined;
    if (given && rolesIn({ [grantKey({ role, orgCode })]: given }, this.clock.today()).length > 0)
      return { caseId: claimId, standing: 'running' };
    const isGiven = history.some(({ envelope }) => envelope.metadata.commandId === claimId);
    return { caseId: claimId, standing: isGiven ? 'over' : 'none' };
  }

  private async historyOf<E extends DomainEvent>(
    { category, events }: Pick<Aggregate<never, never, E, Rejection>, 'category' | 'events'>,
    id: string,
  ): Promise<readonly Recorded<E>[]> {
    return this.reader.open(events, await this.log.read(`${category}-${id}`));
  }
}

const eventsOf = <E extends DomainEvent>(history: readonly Recorded<E>[]): readonly E[] =>
  history.map(({ event }) => event);
