import {
  CommandRunner,
  currentScope,
  deriveId,
  EventReader,
  EventStore,
  inScope,
  stateOf,
  systemActor,
} from '#event-store';
import { Clock } from '#kernel';
import type { Holder } from '#workflow';
import { rotationClaim, type RotationClaimCommand } from './domain/rotation-claim.js';

/** Keeps each person in one rotation at a time, by a stream named after the person. */
export class RotationClaimDesk {
  constructor(
    private readonly runner: CommandRunner,
    private readonly log: EventStore,
    private readonly reader: EventReader,
    private readonly clock: Clock,
  ) {}

  /**
   * Claims the persons for the case: all of them are asked about before the first is taken. Of two that claim one person at
   * once, the stream lets the second decide again, on the claim of the first. Throws RejectedError.
   */
  async take(
    caseId: string,
    persons: readonly string[],
    standingOf: (holder: string) => Promise<Holder['standing']>,
  ): Promise<void> {
    const { commandId, correlationId } = currentScope();
    const scope = { commandId: deriveId('claim-rotation', commandId), correlationId, actor: systemActor('rotations') };
    await inScope(scope, async () => {
      const claims = await Promise.all(persons.map((personId) => this.claim(caseId, personId, standingOf)));
      for (const claim of claims) await this.runner.rehearse(rotationClaim, claim.personId, claim);
      for (const claim of claims) await this.runner.run(rotationClaim, claim.personId, claim);
    });
  }

  private async claim(
    caseId: string,
    personId: string,
    standingOf: (holder: string) => Promise<Holder['standing']>,
  ): Promise<RotationClaimCommand> {
    const { caseId: holder } = await stateOf(this.log, this.reader, rotationClaim, personId);
    const held = holder === null ? null : { caseId: holder, standing: await standingOf(holder) };
    return { type: 'ClaimPerson', personId, caseId, env: { today: this.clock.today(), holder: held } };
  }
}
