import { Injectable } from '@nestjs/common';
import type { Reaction } from '#jobs';
import type { Envelope, Recorded } from '#kernel';
import { personEvents, type PersonEvent } from '../domain/person.events.js';
import { SeatedBodies } from '../seated-bodies.js';

/**
 * When something that the rules on village bodies ask about becomes known of a person, the bodies in which they sit are
 * looked at again. Basis: Organic Law (2018) art. 6 (a woman's seat); handbook W1c (Party share).
 */
@Injectable()
export class WhenPersonChangesThenReviewBodies implements Reaction<PersonEvent> {
  readonly name = 'when-person-changes-then-review-bodies';
  readonly events = personEvents;
  readonly on = ['PersonTraitsRecorded.v1', 'PersonDeceased.v1', 'PersonMarkWithdrawn.v1'];

  constructor(private readonly seated: SeatedBodies) {}

  /** Those who sit nowhere are most of a county; of those who sit in one village the last is enough. */
  async concerning(events: readonly Recorded<PersonEvent>[]): Promise<ReadonlySet<string>> {
    const last = events.at(-1);
    if (last) await this.seated.readUpTo(last.envelope.position);
    const villages = await Promise.all(events.map(({ event }) => this.seated.of(event.data.personId)));
    const looked = new Set<string>();
    const met = events.map(({ envelope: { id } }, index) => ({ id, those: villages[index]! }));
    return new Set(
      met.toReversed().flatMap(({ id, those }) => {
        const isLeft = [...those].some((village) => !looked.has(village));
        for (const village of those) looked.add(village);
        return isLeft ? [id] : [];
      }),
    );
  }

  react({ data: { personId } }: PersonEvent, envelope: Envelope): Promise<void> {
    return this.seated.review(personId, this.name, envelope);
  }
}
