import { Injectable } from '@nestjs/common';
import { currentScope, deriveId, inScope } from '#event-store';
import type { Reaction } from '#jobs';
import { Clock, type Envelope } from '#kernel';
import { ReadStore } from '#read-store';
import { PostDirectory } from '../contract/post-directory.contract.js';
import { kinshipEvents, type KinshipEvent } from '../domain/kinship.events.js';
import { isSeat } from '../domain/post-groups.js';
import { PostTermDesk } from '../post-term-desk.js';
import { registerModels } from '../register-models.js';

const PATIENCE_MS = 30_000;

/**
 * When two persons are known to be relatives, or to be none any more, the bodies in which the first of them sits are looked
 * at again: a tie counts only where both sit in the same village. Basis: R2, R4, R5.
 */
@Injectable()
export class WhenKinshipChangesThenReviewBodies implements Reaction<KinshipEvent> {
  readonly name = 'when-kinship-changes-then-review-bodies';
  readonly events = kinshipEvents;
  readonly on = ['KinshipRecorded.v1', 'KinshipConfirmed.v1', 'KinshipEnded.v1'];

  constructor(
    private readonly desk: PostTermDesk,
    private readonly posts: PostDirectory,
    private readonly reads: ReadStore,
    private readonly clock: Clock,
  ) {}

  async react({ data: { personId } }: KinshipEvent, { position, id }: Envelope): Promise<void> {
    if (!(await this.reads.waitFor(registerModels, position, PATIENCE_MS)))
      throw new Error(`the register has not been read up to ${position}`);
    const held = await this.posts.postsOn(personId, this.clock.today());
    const villages = new Set(held.filter(({ post }) => isSeat(post)).map(({ orgCode }) => orgCode));
    for (const orgCode of villages) {
      const scope = { ...currentScope(), commandId: deriveId(this.name, id, orgCode) };
      await inScope(scope, () => this.desk.actOnBody(orgCode, { type: 'ReviewBody' }));
    }
  }
}
