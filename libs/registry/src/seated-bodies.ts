import { Injectable } from '@nestjs/common';
import { currentScope, deriveId, inScope } from '#event-store';
import { Clock, type Envelope } from '#kernel';
import { ReadStore } from '#read-store';
import { PostDirectory } from './contract/post-directory.contract.js';
import { isSeat } from './domain/post-groups.js';
import { PostTermDesk } from './post-term-desk.js';
import { registerModels } from './register-models.js';

const PATIENCE_MS = 30_000;

/** The bodies in which a person sits today, by their villages, once the register is read far enough. */
@Injectable()
export class SeatedBodies {
  constructor(
    private readonly desk: PostTermDesk,
    private readonly posts: PostDirectory,
    private readonly reads: ReadStore,
    private readonly clock: Clock,
  ) {}

  async of(personId: string): Promise<ReadonlySet<string>> {
    const held = await this.posts.postsOn(personId, this.clock.today());
    return new Set(held.filter(({ post }) => isSeat(post)).map(({ orgCode }) => orgCode));
  }

  /** Throws where the register does not come as far as `position` in time. */
  async readUpTo(position: bigint): Promise<void> {
    if (!(await this.reads.waitFor(registerModels, position, PATIENCE_MS)))
      throw new Error(`the register has not been read up to ${position}`);
  }

  /** Looks at each of them again, as the reaction of that name to an event. */
  async review(personId: string, reaction: string, { position, id }: Envelope): Promise<void> {
    await this.readUpTo(position);
    for (const orgCode of await this.of(personId)) {
      const scope = { ...currentScope(), commandId: deriveId(reaction, id, orgCode) };
      await inScope(scope, () => this.desk.actOnBody(orgCode, { type: 'ReviewBody' }));
    }
  }
}
