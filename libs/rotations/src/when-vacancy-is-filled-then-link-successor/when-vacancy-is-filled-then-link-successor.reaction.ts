import { Injectable } from '@nestjs/common';
import { RejectedError } from '#event-store';
import type { Reaction } from '#jobs';
import { TermKeeper, villageBodyEvents, type VillageBodyEvent } from '#registry/contract';
import { DepartureDesk } from '../departure-desk.js';
import { HandoverDesk } from '../handover-desk.js';

/**
 * A vacancy is filled: whoever begins is linked to the departure that left it, and takes over where nobody was named. A
 * vacancy without a departure of this context is nobody's business here. Basis: handbook W2, FillVacancy.
 */
@Injectable()
export class WhenVacancyIsFilledThenLinkSuccessor implements Reaction<VillageBodyEvent> {
  readonly name = 'when-vacancy-is-filled-then-link-successor';
  readonly events = villageBodyEvents;
  readonly on = ['VacancyFilled.v1'];

  constructor(
    private readonly terms: TermKeeper,
    private readonly departures: DepartureDesk,
    private readonly handovers: HandoverDesk,
  ) {}

  async react(event: VillageBodyEvent): Promise<void> {
    if (event.type !== 'VacancyFilled.v1') return;
    const { orgCode, vacancyId, termId: successorTermId } = event.data;
    const termId = vacancyId.slice(orgCode.length + 1);
    const successor = await this.terms.find(successorTermId);
    if (!successor) throw new Error(`the term ${successorTermId} has not begun`);
    const { personId: successorId } = successor;
    try {
      await this.departures.give({ type: 'LinkSuccessor', termId, successorTermId, successorId });
    } catch (error) {
      if (error instanceof RejectedError) return;
      throw error;
    }
    await this.handovers.suggestReceiver(termId, successorId);
  }
}
