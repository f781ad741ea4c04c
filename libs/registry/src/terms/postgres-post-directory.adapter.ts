import { Injectable } from '@nestjs/common';
import { GroupedLookup } from '#event-store';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { PostDirectory, type HeldPost, type KnownTerm } from '../contract/post-directory.contract.js';
import type { PostCode } from '../domain/posts.js';
import type { TermRow } from './terms.projection.js';

declare module '#read-store' {
  interface ReadTables {
    terms: TermRow & { key: string };
  }
}

const HELD_ON = `
  select q.key as asked, t.* from unnest($1::text[], $2::text[], $3::date[]) as q(key, person, day)
  join terms t on t.person_id = q.person and t.started_on <= q.day and (t.ended_on is null or t.ended_on > q.day)
  order by t.started_on, t.key`;

@Injectable()
export class PostgresPostDirectory extends PostDirectory {
  private readonly held: GroupedLookup<readonly HeldPost[]>;

  constructor(private readonly store: ReadStore) {
    super();
    this.held = new GroupedLookup((asked) => this.heldBy(asked));
  }

  async postsOn(personId: string, date: LocalDate): Promise<readonly HeldPost[]> {
    return (await this.held.find(`${date} ${personId}`)) ?? [];
  }

  async holdersOf(orgCode: string, post: PostCode, date: LocalDate): Promise<readonly HeldPost[]> {
    const rows = await this.store.db
      .selectFrom('terms')
      .selectAll()
      .where('started_on', '<=', date)
      .where((or) => or.or([or('ended_on', 'is', null), or('ended_on', '>', date)]))
      .where('org_code', '=', orgCode)
      .where('post', '=', post)
      .orderBy('started_on')
      .orderBy('key')
      .execute();
    return rows.map(heldPost);
  }

  async termsOf(personId: string): Promise<readonly KnownTerm[]> {
    const rows = await this.store.db
      .selectFrom('terms')
      .selectAll()
      .where('person_id', '=', personId)
      .orderBy('started_on')
      .orderBy('key')
      .execute();
    return rows.map((row) => ({ ...heldPost(row), endedOn: row.ended_on }));
  }

  private async heldBy(asked: readonly string[]): Promise<ReadonlyMap<string, readonly HeldPost[]>> {
    const parts = asked.map((key) => [key.slice(0, key.indexOf(' ')), key.slice(key.indexOf(' ') + 1)] as const);
    const { rows } = await this.store.pool.query<TermRow & { asked: string }>({
      name: 'posts_held_on',
      text: HELD_ON,
      values: [asked, parts.map(([, person]) => person), parts.map(([day]) => day)],
    });
    const found = new Map<string, HeldPost[]>();
    for (const row of rows) found.set(row.asked, [...(found.get(row.asked) ?? []), heldPost(row)]);
    return found;
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
