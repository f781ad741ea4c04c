import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { PostDirectory, type HeldPost } from '../contract/post-directory.contract.js';
import type { PostCode } from '../domain/posts.js';
import type { TermRow } from './terms.projection.js';

declare module '#read-store' {
  interface ReadTables {
    terms: TermRow & { key: string };
  }
}

@Injectable()
export class PostgresPostDirectory extends PostDirectory {
  constructor(private readonly store: ReadStore) {
    super();
  }

  async postsOn(personId: string, date: LocalDate): Promise<readonly HeldPost[]> {
    return (await this.heldOn(date).where('person_id', '=', personId).execute()).map(heldPost);
  }

  async holdersOf(orgCode: string, post: PostCode, date: LocalDate): Promise<readonly HeldPost[]> {
    const held = this.heldOn(date).where('org_code', '=', orgCode).where('post', '=', post);
    return (await held.execute()).map(heldPost);
  }

  private heldOn(date: LocalDate) {
    return this.store.db
      .selectFrom('terms')
      .selectAll()
      .where('started_on', '<=', date)
      .where((or) => or.or([or('ended_on', 'is', null), or('ended_on', '>', date)]))
      .orderBy('started_on')
      .orderBy('key');
  }
}

const heldPost = (row: TermRow): HeldPost => ({
  termId: row.term_id,
  personId: row.person_id,
  orgCode: row.org_code,
  post: row.post,
  regime: row.regime,
  publicPower: row.public_power,
  startedOn: row.started_on,
});
