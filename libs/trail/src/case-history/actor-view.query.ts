import { Injectable } from '@nestjs/common';
import { isSystem } from '#event-store';
import { shanghaiDate, type Actor, type EventMetadata } from '#kernel';
import { OrgTree, PersonDirectory, PostDirectory, postKind, type HeldPost } from '#registry/contract';
import type { ActorView, PersonView } from '../contract/index.js';

type Act = Pick<EventMetadata, 'actor' | 'occurredAt'>;

/** Names for the actors of a history. */
@Injectable()
export class ActorViews {
  constructor(
    private readonly people: PersonDirectory,
    private readonly posts: PostDirectory,
    private readonly orgTree: OrgTree,
  ) {}

  async of(acts: readonly Act[]): Promise<readonly ActorView[]> {
    const persons = acts.flatMap(({ actor }) => [actor.personId ?? [], actor.onBehalfOf ?? [], actor.via ?? []].flat());
    const names = await this.people.namesOf([...new Set(persons)]);
    const named = (personId: string): PersonView => ({ personId, name: names.get(personId) ?? null });
    const person = (personId: string | undefined) => (personId === undefined ? null : named(personId));
    const held = new Map<string, Promise<readonly HeldPost[]>>();
    return Promise.all(
      acts.map(async ({ actor, occurredAt }) => ({
        accountId: actor.accountId,
        system: isSystem(actor),
        person: person(actor.personId),
        posts: await this.postsOf(actor, occurredAt, held),
        org: await this.orgOf(actor),
        onBehalfOf: person(actor.onBehalfOf),
        via: (actor.via ?? []).map(named),
      })),
    );
  }

  private async postsOf(
    { personId, postId, orgCode }: Actor,
    occurredAt: string,
    held: Map<string, Promise<readonly HeldPost[]>>,
  ): Promise<ActorView['posts']> {
    if (personId === undefined) return [];
    const day = shanghaiDate(occurredAt);
    const known = held.get(`${personId} ${day}`) ?? this.posts.postsOn(personId, day);
    held.set(`${personId} ${day}`, known);
    const found = (await known).filter((held) => (postId ? held.termId === postId : held.orgCode === orgCode));
    return found.map(({ post }) => {
      const { zh, en } = postKind(post);
      return { code: post, zh, en };
    });
  }

  private async orgOf({ orgCode }: Actor): Promise<ActorView['org']> {
    if (orgCode === undefined) return null;
    return { code: orgCode, name: (await this.orgTree.find(orgCode))?.name ?? null };
  }
}
