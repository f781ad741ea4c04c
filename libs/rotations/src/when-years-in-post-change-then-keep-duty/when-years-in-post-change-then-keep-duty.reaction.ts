import { Injectable } from '@nestjs/common';
import type { Reaction } from '#jobs';
import { joinSchemas, type DomainEvent, type Envelope, type EventSchema, type Recorded } from '#kernel';
import { ReadStore } from '#read-store';
import { postTermEvents, TermKeeper, TERMS, type PostTermEvent } from '#registry/contract';
import { isReviewed } from '../domain/rotation-rules.js';
import { rotationFacts, type RotationFact } from '../domain/rotation.events.js';
import { RotationDutyDesk } from '../rotation-duty-desk.js';

type Told = PostTermEvent | RotationFact;

/** The terms are not read yet up to the event. The reaction is tried again later. */
export class TermsBehindError extends Error {
  override readonly name = 'TermsBehindError';
}

const PATIENCE_MS = 30_000;

const schema = joinSchemas<DomainEvent>(
  postTermEvents as unknown as EventSchema,
  rotationFacts as unknown as EventSchema,
) as unknown as EventSchema<Told>;

/**
 * Whoever comes into a post that is reviewed after some years gets a duty, whether they came by appointment or with another
 * register; a decision on their rotation or the end of their term settles it. One reaction reads both kinds of events, so
 * that a decision never comes before the duty that it settles. Basis: `rotation.maxYears`, handbook W2.
 */
@Injectable()
export class WhenYearsInPostChangeThenKeepDuty implements Reaction<Told> {
  readonly name = 'when-years-in-post-change-then-keep-duty';
  readonly events = schema;
  readonly on = ['PostStarted.v1', 'PostEnded.v1', 'PostTermCorrected.v1', 'RotationDecided.v1'];

  constructor(
    private readonly desk: RotationDutyDesk,
    private readonly terms: TermKeeper,
    private readonly reads: ReadStore,
  ) {}

  /** A term of the page that began in another post concerns nobody, nor does its end. */
  concerning(events: readonly Recorded<Told>[]): Promise<ReadonlySet<string>> {
    const others = new Set(
      events.flatMap(({ event }) =>
        event.type === 'PostStarted.v1' && !isReviewed(event.data.post) ? [event.data.termId] : [],
      ),
    );
    const isOther = ({ data }: Told) => 'termId' in data && others.has(data.termId);
    return Promise.resolve(new Set(events.filter(({ event }) => !isOther(event)).map(({ envelope }) => envelope.id)));
  }

  async react(event: Told, { position }: Envelope): Promise<void> {
    if (event.type === 'RotationDecided.v1') return this.settle(event.data);
    const personId = await this.personOf(event);
    if (personId === undefined) return;
    if (!(await this.reads.waitFor([TERMS], position, PATIENCE_MS)))
      throw new TermsBehindError(`${TERMS} has not read position ${position}`);
    await this.desk.follow(personId);
  }

  /** Undefined where the term is of a post that nobody reviews. */
  private async personOf(event: Told): Promise<string | undefined> {
    if (event.type === 'PostStarted.v1') return isReviewed(event.data.post) ? event.data.personId : undefined;
    if (event.type !== 'PostEnded.v1' && event.type !== 'PostTermCorrected.v1') return undefined;
    const term = await this.terms.find(event.data.termId);
    return term && isReviewed(term.post) ? term.personId : undefined;
  }

  private async settle(data: Extract<Told, { type: 'RotationDecided.v1' }>['data']): Promise<void> {
    const { caseId, outcome, moves, effectiveOn, on: decidedOn } = data;
    for (const { termId } of moves)
      await this.desk.act(RotationDutyDesk.idOf(termId), {
        type: 'SettleRotationDuty',
        outcome,
        caseId,
        effectiveOn,
        decidedOn,
      });
  }
}
