import { Injectable } from '@nestjs/common';
import type { Reaction } from '#jobs';
import { categoryOf, joinSchemas, type DomainEvent, type Envelope, type EventSchema, type Recorded } from '#kernel';
import { ReadStore } from '#read-store';
import { postTermEvents, TermKeeper, TERMS, type PostTermEvent } from '#registry/contract';
import { flowEvents, type FlowEvent } from '#workflow';
import { jointReview } from '../domain/joint-review.js';
import { reviewFacts, type ReviewFact } from '../domain/joint-review.events.js';
import { isReviewed } from '../domain/occasions.js';
import { RecheckDutyDesk } from '../recheck-duty-desk.js';
import { KnownTerms } from './known-terms.query.js';

type Told = PostTermEvent | ReviewFact | FlowEvent;

/** The terms are not read yet up to the event. The reaction is tried again later. */
export class TermsBehindError extends Error {
  override readonly name = 'TermsBehindError';
}

const PATIENCE_MS = 30_000;

/** What may change which review was decided last, and which is under way. */
const OF_REVIEWS = [
  'JointReviewOpened.v1',
  'JointReviewDecided.v1',
  'ReReviewRequested.v1',
  'CaseWithdrawn.v1',
  'CaseEnded.v1',
];

/**
 * Whoever comes into a reviewed post gets a duty of re-check, whether they came by appointment or with another register; a
 * review that is opened, decided or withdrawn, and the end of their term, change it. Basis: handbook W1a.
 */
@Injectable()
export class WhenSeatOrReviewChangesThenKeepRecheck implements Reaction<Told> {
  readonly name = 'when-seat-or-review-changes-then-keep-recheck';
  readonly events = joinSchemas<DomainEvent>(
    postTermEvents as unknown as EventSchema,
    reviewFacts as unknown as EventSchema,
    flowEvents as unknown as EventSchema,
  ) as unknown as EventSchema<Told>;
  readonly on = ['PostStarted.v1', 'PostEnded.v1', 'PostTermCorrected.v1', ...OF_REVIEWS];
  readonly atOnce = 16;

  constructor(
    private readonly desk: RecheckDutyDesk,
    private readonly keeper: TermKeeper,
    private readonly known: KnownTerms,
    private readonly reads: ReadStore,
  ) {}

  /**
   * A term of another post concerns nobody, nor does a case that is no review. Duties follow how things stand, so that of what
   * is told of one person the last is enough.
   */
  async concerning(events: readonly Recorded<Told>[]): Promise<ReadonlySet<string>> {
    const started = new Map(
      events.flatMap(({ event }) =>
        event.type === 'PostStarted.v1' ? [[event.data.termId, event.data] as const] : [],
      ),
    );
    const before = events.flatMap(({ event }) => termIdOf(event) ?? []).filter((termId) => !started.has(termId));
    const others = await this.known.ofOtherPosts([...new Set(before)]);
    const last = new Map<string, string>();
    for (const { event, envelope } of events) {
      const termId = termIdOf(event);
      if (termId === undefined) {
        if (categoryOf(envelope.stream) === jointReview.category)
          last.set(subjectOf(event) ?? envelope.id, envelope.id);
        continue;
      }
      const term = started.get(termId);
      if (others.has(termId) || (term && !isReviewed(term.post))) continue;
      last.set(term?.personId ?? termId, envelope.id);
    }
    return new Set(last.values());
  }

  async react(event: Told, { position, stream }: Envelope): Promise<void> {
    const personId = await this.personOf(event, stream);
    if (personId === undefined) return;
    if (!(await this.reads.waitFor([TERMS], position, PATIENCE_MS)))
      throw new TermsBehindError(`${TERMS} has not read position ${position}`);
    await this.desk.follow(personId);
  }

  /** Undefined where the term is of a post that nobody reviews, or the case is no review. */
  private async personOf(event: Told, stream: string): Promise<string | undefined> {
    const termId = termIdOf(event);
    if (termId === undefined) return categoryOf(stream) === jointReview.category ? subjectOf(event) : undefined;
    const term = event.type === 'PostStarted.v1' ? event.data : await this.keeper.find(termId);
    return term && isReviewed(term.post) ? term.personId : undefined;
  }
}

const termIdOf = ({ data }: Told): string | undefined => ('termId' in data ? data.termId : undefined);

const subjectOf = ({ data }: Told): string | undefined => ('subjectId' in data ? data.subjectId : undefined);
