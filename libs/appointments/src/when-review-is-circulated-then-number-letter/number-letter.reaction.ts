import { Injectable } from '@nestjs/common';
import type { Reaction } from '#jobs';
import { categoryOf, idOf, type Envelope, type Recorded } from '#kernel';
import { jointReview } from '../domain/joint-review.js';
import type { ReviewEvent } from '../domain/joint-review.events.js';
import { CIRCULATION } from '../domain/joint-review.procedure.js';
import { circulationLetter } from '../domain/letter-numbers.js';
import { LetterDesk } from '../letter-desk.js';
import { ReviewDesk } from '../review-desk.js';

/** The departments are asked: the letter that asks them gets its number. Basis: handbook W1a, documents. */
@Injectable()
export class WhenReviewIsCirculatedThenNumberLetter implements Reaction<ReviewEvent> {
  readonly name = 'when-review-is-circulated-then-number-letter';
  readonly events = jointReview.events;
  readonly on = ['StageBegun.v1'];

  constructor(
    private readonly reviews: ReviewDesk,
    private readonly letters: LetterDesk,
  ) {}

  concerning(events: readonly Recorded<ReviewEvent>[]): Promise<ReadonlySet<string>> {
    const begun = events.filter(({ event, envelope }) => isCirculation(event, envelope));
    return Promise.resolve(new Set(begun.map(({ envelope }) => envelope.id)));
  }

  async react(event: ReviewEvent, envelope: Envelope): Promise<void> {
    if (event.type !== 'StageBegun.v1' || !isCirculation(event, envelope)) return;
    const caseId = idOf(envelope.stream);
    const { flow, facts } = await this.reviews.stateOf(caseId);
    const letter = circulationLetter({ caseId, batchId: facts.opened?.batchId ?? null });
    await this.letters.number(letter, flow!.orgPath, event.data.on);
  }
}

const isCirculation = (event: ReviewEvent, { stream }: Envelope): boolean =>
  event.type === 'StageBegun.v1' && event.data.stage === CIRCULATION && categoryOf(stream) === jointReview.category;
