import { Injectable } from '@nestjs/common';
import { EventReader, EventStore } from '#event-store';
import { groupOf, type PostGroup } from './domain/post-groups.js';
import type { SuccessorFacts } from './domain/post-term.facts.js';
import type { PostTerm } from './domain/post-term.state.js';
import { villageBodyEvents } from './domain/village-body.events.js';
import { evolveBody, noBody, seatsOf } from './domain/village-body.state.js';
import { Successors } from './successors.js';

/** Representatives and group heads have the term of the committee. Basis: Organic Law (2018) arts. 25, 28. */
const settledBy = (group: PostGroup): PostGroup => (group === 'villagers' ? 'villagersCommittee' : group);

/** What is known of the village that goes on in the place of the one of a term. */
@Injectable()
export class TermSuccessors {
  constructor(
    private readonly log: EventStore,
    private readonly reader: EventReader,
    readonly units: Successors,
  ) {}

  /** Null where the unit stands, and where nobody knows yet which village goes on in its place. */
  async of({ dissolution, assignedTo, post }: PostTerm): Promise<SuccessorFacts | null> {
    if (!dissolution) return null;
    const named = assignedTo ?? (dissolution.by === 'merged' ? dissolution.successors[0] : undefined);
    const code = named === undefined ? undefined : await this.units.standing(named);
    if (code === undefined) return null;
    const group = settledBy(groupOf(post));
    const recorded = await this.reader.open(villageBodyEvents, await this.log.read(`villagebody-${code}`));
    const elected = seatsOf(recorded.map(({ event }) => event).reduce(evolveBody, noBody))
      .filter((seat) => groupOf(seat.post) === group && seat.startedOn >= dissolution.dissolvedOn)
      .map(({ startedOn }) => startedOn);
    return { code, electedOn: elected.toSorted()[0] ?? null };
  }
}
