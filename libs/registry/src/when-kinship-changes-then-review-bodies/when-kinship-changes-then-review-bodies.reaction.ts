import { Injectable } from '@nestjs/common';
import type { Reaction } from '#jobs';
import type { Envelope } from '#kernel';
import { kinshipEvents, type KinshipEvent } from '../domain/kinship.events.js';
import { SeatedBodies } from '../seated-bodies.js';

/**
 * When two persons are known to be relatives, or to be none any more, the bodies in which the first of them sits are looked
 * at again: a tie counts only where both sit in the same village. Basis: R2, R4, R5.
 */
@Injectable()
export class WhenKinshipChangesThenReviewBodies implements Reaction<KinshipEvent> {
  readonly name = 'when-kinship-changes-then-review-bodies';
  readonly events = kinshipEvents;
  readonly on = ['KinshipRecorded.v1', 'KinshipConfirmed.v1', 'KinshipEnded.v1'];

  constructor(private readonly seated: SeatedBodies) {}

  react({ data: { personId } }: KinshipEvent, envelope: Envelope): Promise<void> {
    return this.seated.review(personId, this.name, envelope);
  }
}
