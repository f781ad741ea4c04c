import { Injectable } from '@nestjs/common';
import { currentScope, deriveId, inScope, RejectedError } from '#event-store';
import type { Reaction } from '#jobs';
import { joinSchemas, type DomainEvent, type Envelope, type EventSchema } from '#kernel';
import { TermKeeper } from '#registry/contract';
import { AdjustmentDesk } from '../adjustment-desk.js';
import { DepartureDesk } from '../departure-desk.js';
import { adjustmentFacts, type AdjustmentFact } from '../domain/adjustment.events.js';
import { adjustmentKinds } from '../domain/adjustment.triggers.js';
import { handoverFacts, type HandoverFact } from '../domain/handover.events.js';
import { rotationFacts, type Move, type RotationFact } from '../domain/rotation.events.js';
import type { RotationFacts } from '../domain/rotation.facts.js';
import { HandoverDesk } from '../handover-desk.js';
import { RotationDesk } from '../rotation-desk.js';

type Carried = AdjustmentFact | RotationFact | HandoverFact;
type Of<Type extends Carried['type']> = Extract<Carried, { type: Type }>['data'];
type Step = (name: string, work: () => Promise<unknown>) => Promise<void>;

const schema = joinSchemas<DomainEvent>(
  adjustmentFacts as unknown as EventSchema,
  rotationFacts as unknown as EventSchema,
  handoverFacts as unknown as EventSchema,
) as unknown as EventSchema<Carried>;

/**
 * Carries out what was decided on a post, in steps that may each be repeated: the term ends (and the registry opens its
 * vacancy), the departure audit is asked for, the handover is opened, and its end closes the case. The moves of a swap are
 * all looked at before the first term is ended; after that, they only go on.
 */
@Injectable()
export class WhenDepartureIsDecidedThenCarryOut implements Reaction<Carried> {
  readonly name = 'when-departure-is-decided-then-carry-out';
  readonly events = schema;
  readonly on = [
    'CadreAdjusted.v1',
    'AdjustmentAnnounced.v1',
    'RotationDecided.v1',
    'RotationMovesRetried.v1',
    'HandoverClosed.v1',
  ];

  constructor(
    private readonly terms: TermKeeper,
    private readonly adjustments: AdjustmentDesk,
    private readonly rotations: RotationDesk,
    private readonly handovers: HandoverDesk,
    private readonly departures: DepartureDesk,
  ) {}

  async react(event: Carried, { id }: Envelope): Promise<void> {
    /** Each step is given under an id of its own: taken twice, it appends once. */
    const step: Step = async (name, work) => {
      await inScope({ ...currentScope(), commandId: deriveId(this.name, id, name) }, work);
    };
    switch (event.type) {
      case 'CadreAdjusted.v1':
        return this.depart(event.data, step);
      case 'AdjustmentAnnounced.v1':
        return this.handOver(event.data, step);
      case 'RotationDecided.v1':
        return event.data.outcome === 'rotate' ? this.move(event.data.caseId, step) : undefined;
      case 'RotationMovesRetried.v1':
        return this.move(event.data.caseId, step);
      case 'HandoverClosed.v1':
        return this.complete(event.data, step);
      default:
        return undefined;
    }
  }

  private async depart(data: Of<'CadreAdjusted.v1'>, step: Step): Promise<void> {
    const { termId, caseId: originId, subjectId: personId, villageCode: orgCode, orgPath, post, kind } = data;
    const { endsOn, documentNo, documentOn } = data;
    const { reason } = adjustmentKinds[kind];
    await step('end', () => this.terms.end(termId, { endedOn: endsOn, reason, documentNo, documentOn }));
    const told = { termId, originId, personId, orgCode, orgPath, post, leftOn: endsOn };
    await step('depart', () => this.departures.give({ type: 'OpenDeparture', ...told }));
  }

  private async handOver(data: Of<'AdjustmentAnnounced.v1'>, step: Step): Promise<void> {
    const { termId, caseId: originId, subjectId, villageCode, post, announcedOn: countedFrom } = data;
    const handed = { termId, origin: 'adjustment', originId, villageCode, post } as const;
    await step('hand over', () => this.handovers.open({ ...handed, subjectId, countedFrom, receiverId: null }));
    const handoverId = HandoverDesk.idOf(termId);
    await step('note', () => this.departures.give({ type: 'NoteHandoverOpened', termId, handoverId }));
  }

  private async complete({ termId, origin, originId, caseId: handoverId }: Of<'HandoverClosed.v1'>, step: Step) {
    await step('note', () => this.departures.give({ type: 'NoteHandoverClosed', termId, handoverId }));
    await step('complete', () =>
      origin === 'adjustment'
        ? this.adjustments.act(originId, { type: 'CompleteDeparture' })
        : this.rotations.act(originId, { type: 'NoteHandedOver', termId }),
    );
  }

  private async move(caseId: string, step: Step): Promise<void> {
    const { facts } = await this.rotations.stateOf(caseId);
    if (facts.moving !== 'due' && facts.moving !== 'begun') return;
    if (!facts.begun) {
      const code = await this.rotations.refusalOf(facts);
      if (code !== undefined) return step('refuse', () => this.rotations.act(caseId, { type: 'RefuseMoves', code }));
      await step('begin', () => this.rotations.act(caseId, { type: 'BeginMoves' }));
    }
    const { effectiveOn: endedOn, documentNo, documentOn } = facts.paper!;
    for (const { termId } of facts.moves)
      await step(`end ${termId}`, () =>
        this.terms.end(termId, { endedOn, reason: 'transfer', documentNo, documentOn }),
      );
    const refused = await this.beginAll(facts, step);
    if (refused !== undefined)
      return step('refuse', () => this.rotations.act(caseId, { type: 'RefuseMoves', code: refused }));
    for (const move of facts.moves) await this.leave(caseId, move, facts, step);
    const terms = facts.moves.map((move) => ({ termId: move.termId, newTermId: this.terms.idOf(entry(move, facts)) }));
    await step('complete', () => this.rotations.act(caseId, { type: 'CompleteMoves', terms }));
  }

  /** The code of the first refusal; undefined where all have begun. */
  private async beginAll(facts: RotationFacts, step: Step): Promise<string | undefined> {
    for (const move of facts.moves)
      try {
        await step(`begin ${move.termId}`, () => this.terms.begin(entry(move, facts)));
      } catch (error) {
        if (error instanceof RejectedError) return error.code;
        throw error;
      }
    return undefined;
  }

  private async leave(originId: string, move: Move, facts: RotationFacts, step: Step): Promise<void> {
    const { termId, personId, fromCode: orgCode, fromPath: orgPath, post } = move;
    const leftOn = facts.paper!.effectiveOn;
    const successor = facts.moves.find(({ toCode }) => toCode === orgCode);
    const receiverId = successor?.personId ?? null;
    const told = { termId, originId, personId, orgCode, orgPath, post, leftOn };
    await step(`depart ${termId}`, () => this.departures.give({ type: 'OpenDeparture', ...told }));
    const handed = { termId, origin: 'rotation', originId, villageCode: orgCode, post } as const;
    await step(`hand over ${termId}`, () =>
      this.handovers.open({ ...handed, subjectId: personId, countedFrom: leftOn, receiverId }),
    );
    const handoverId = HandoverDesk.idOf(termId);
    await step(`note ${termId}`, () => this.departures.give({ type: 'NoteHandoverOpened', termId, handoverId }));
    if (!successor) return;
    const successorTermId = this.terms.idOf(entry(successor, facts));
    await step(`link ${termId}`, () =>
      this.departures.give({ type: 'LinkSuccessor', termId, successorTermId, successorId: successor.personId }),
    );
  }
}

const entry = (move: Move, { paper }: RotationFacts) => RotationDesk.entryOf(move, paper);
