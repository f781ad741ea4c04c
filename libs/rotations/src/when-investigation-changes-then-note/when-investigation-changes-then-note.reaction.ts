import { Injectable } from '@nestjs/common';
import { currentScope, deriveId, EventStore, inScope } from '#event-store';
import type { Reaction } from '#jobs';
import type { Envelope } from '#kernel';
import { ReadStore } from '#read-store';
import { AdjustmentDesk } from '../adjustment-desk.js';
import { adjustmentCases } from '../read-models.js';
import { investigationEvents, type InvestigationEvent } from '../domain/investigation.events.js';
import { OpenAdjustments } from './open-adjustments.query.js';

const PATIENCE_MS = 30_000;

/**
 * When an investigation is filed or ended, the open adjustments of the person are held or let go. What decides looks at
 * the investigation itself: this is for what is offered, and for the clocks. Basis: R6; handbook W2, CheckLock.
 */
@Injectable()
export class WhenInvestigationChangesThenNote implements Reaction<InvestigationEvent> {
  readonly name = 'when-investigation-changes-then-note';
  readonly events = investigationEvents;

  constructor(
    private readonly desk: AdjustmentDesk,
    private readonly open: OpenAdjustments,
    private readonly reads: ReadStore,
    private readonly log: EventStore,
  ) {}

  async react({ data: { personId } }: InvestigationEvent, { position, id }: Envelope): Promise<void> {
    const head = (await this.log.head()) ?? position;
    if (!(await this.reads.waitFor([adjustmentCases.name], head, PATIENCE_MS)))
      throw new Error(`the lines of adjustments have not been read up to ${head}`);
    for (const caseId of await this.open.of(personId)) {
      const scope = { ...currentScope(), commandId: deriveId(this.name, id, caseId) };
      await inScope(scope, () => this.desk.act(caseId, { type: 'NoteInvestigation' }));
    }
  }
}
