import { Injectable } from '@nestjs/common';
import type { Reaction } from '#jobs';
import type { Recorded } from '#kernel';
import { groupOf, isSeat } from '../domain/post-groups.js';
import { postTermFacts, type PostTermFact } from '../domain/post-term.events.js';
import type { PostTerm } from '../domain/post-term.state.js';
import type { VillageBody } from '../domain/village-body.state.js';
import { PostTermDesk } from '../post-term-desk.js';

/**
 * When a term has begun or ended, its planned end and the seats of its village follow. It reads the log from the first
 * event, so that terms recorded before there were planned ends and seats get theirs; where the command itself has seen
 * to it, nothing is left to do. A term that has ended by now takes no seat any more.
 */
@Injectable()
export class WhenPostTermChangesThenSeatsFollow implements Reaction<PostTermFact> {
  readonly name = 'when-post-term-changes-then-seats-follow';
  readonly events = postTermFacts;
  readonly on = ['PostStarted.v1', 'PostEnded.v1'];

  constructor(private readonly desk: PostTermDesk) {}

  async concerning(events: readonly Recorded<PostTermFact>[]): Promise<ReadonlySet<string>> {
    const bodies = new Map<string, Promise<VillageBody>>();
    const bodyOf = (orgCode: string) => {
      const body = bodies.get(orgCode) ?? this.desk.bodyOf(orgCode);
      bodies.set(orgCode, body);
      return body;
    };
    const left = events.map(async ({ event, envelope }) => {
      const term = await this.desk.termOf(event.data.termId);
      return isPlanned(term) && (!isSeat(term.post) || isSeated(term, await bodyOf(term.orgCode))) ? [] : [envelope.id];
    });
    return new Set((await Promise.all(left)).flat());
  }

  async react(event: PostTermFact): Promise<void> {
    if (event.type === 'PostStarted.v1') {
      const { termId, personId, orgCode, post, startedOn } = event.data;
      await this.desk.actOnTerm(termId, { type: 'PlanTermEnd' });
      const { status } = await this.desk.termOf(termId);
      if (isSeat(post) && status === 'held')
        await this.desk.actOnBody(orgCode, { type: 'AdoptSeat', termId, personId, post, startedOn });
    }
    if (event.type === 'PostEnded.v1') {
      const { termId, endedOn } = event.data;
      const { orgCode, post, personId } = await this.desk.termOf(termId);
      if (isSeat(post)) await this.desk.actOnBody(orgCode, { type: 'LeaveSeat', termId, personId, endedOn });
    }
  }
}

/** Staff have no planned end. */
const isPlanned = ({ status, plannedEndOn, post }: PostTerm): boolean =>
  status === 'ended' || plannedEndOn !== null || groupOf(post) === 'administrative';

const isSeated = ({ termId, status, endedOn }: PostTerm, { seats }: VillageBody): boolean => {
  const seat = seats[termId];
  return status === 'held' ? seat !== undefined : seat === undefined || seat.endedOn === endedOn;
};
