import { Injectable } from '@nestjs/common';
import { KeyVault } from '#event-store';
import type { Reaction } from '#jobs';
import { ceremonyEvents, type CeremonyEvent } from '../domain/ceremony.events.js';

/** After its time of keeping, only the register line of a case stays. Basis: `event.retain`, handbook W4 (PIPL, art. 19). */
@Injectable()
export class DestroyForgottenDetail implements Reaction<CeremonyEvent> {
  readonly name = 'destroy-forgotten-detail';
  readonly events = ceremonyEvents;
  readonly on = ['CeremonyDetailForgotten.v1'];

  constructor(private readonly vault: KeyVault) {}

  async react(event: CeremonyEvent): Promise<void> {
    if (event.type !== 'CeremonyDetailForgotten.v1') return;
    const { reporterId, filingId } = event.data;
    await this.vault.destroy(`${reporterId}/${filingId}`);
  }
}
