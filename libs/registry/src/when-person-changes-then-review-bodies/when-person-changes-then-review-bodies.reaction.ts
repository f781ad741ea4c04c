import { Injectable } from '@nestjs/common';
import { currentScope, deriveId, inScope } from '#event-store';
import type { Reaction } from '#jobs';
import { Clock, type Envelope, type Recorded } from '#kernel';
import { ReadStore } from '#read-store';
import { PostDirectory } from '../contract/post-directory.contract.js';
import { personEvents, type PersonEvent } from '../domain/person.events.js';
import { isSeat } from '../domain/post-groups.js';
import { PostTermDesk } from '../post-term-desk.js';
import { registerModels } from '../register-models.js';

const PATIENCE_MS = 30_000;

/**
 * When something that the rules on village bodies ask about becomes known of a person, the bodies in which they sit are
 * looked at again. Basis: Organic Law (2018) art. 6 (a woman's seat); handbook W1c (Party share).
 */
@Injectable()
export class WhenPersonChangesThenReviewBodies implements Reaction<PersonEvent> {
  readonly name = 'when-person-changes-then-review-bodies';
  readonly events = personEvents;
  readonly on = ['PersonTraitsRecorded.v1', 'PersonDeceased.v1', 'PersonMarkWithdrawn.v1'];

  constructor(
    private readonly desk: PostTermDesk,
    private readonly posts: PostDirectory,
    private readonly reads: ReadStore,
    private readonly clock: Clock,
  ) {}

  /** Those who sit nowhere are most of a county; of those who sit in one village the last is enough. */
  async concerning(events: readonly Recorded<PersonEvent>[]): Promise<ReadonlySet<string>> {
    const last = events.at(-1);
    if (last) await this.readUpTo(last.envelope.position);
    const villages = await Promise.all(events.map(({ event }) => this.villagesOf(event.data.personId)));
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

  async react({ data: { personId } }: PersonEvent, { position, id }: Envelope): Promise<void> {
    await this.readUpTo(position);
    for (const orgCode of await this.villagesOf(personId)) {
      const scope = { ...currentScope(), commandId: deriveId(this.name, id, orgCode) };
      await inScope(scope, () => this.desk.actOnBody(orgCode, { type: 'ReviewBody' }));
    }
  }

  private async villagesOf(personId: string): Promise<ReadonlySet<string>> {
    const held = await this.posts.postsOn(personId, this.clock.today());
    return new Set(held.filter(({ post }) => isSeat(post)).map(({ orgCode }) => orgCode));
  }

  private async readUpTo(position: bigint): Promise<void> {
    if (!(await this.reads.waitFor(registerModels, position, PATIENCE_MS)))
      throw new Error(`the register has not been read up to ${position}`);
  }
}
