import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { ReadStore } from '#read-store';

/**
 * `aboveCode` is the unit above the village; `revision` is null where the village has no pool yet; `short` says whether a
 * clock runs on a gap.
 */
export type WatchedPool = Readonly<{
  villageCode: string;
  aboveCode: string;
  revision: number | null;
  members: number;
  short: boolean;
}>;

/**
 * Open villages of which the program knows more than the name: with a pool, an entry, a person or a term, or established by
 * decree. A list of villages that was only loaded raises no alarms.
 */
@Injectable()
export class WatchedPools {
  constructor(private readonly store: ReadStore) {}

  /** In the order of codes, those after `after`. */
  async page(after: string, limit: number): Promise<readonly WatchedPool[]> {
    const { rows } = await sql<WatchedPool>`
      select u.key as "villageCode", u.above_code as "aboveCode", g.revision, coalesce(jsonb_array_length(g.state->'members'), 0) as members,
        g.state->>'gapSince' is not null as short
      from org_units u left join reserve_pools g on g.key = 'reservepool-' || u.key
      where u.level = 'village' and u.status = 'open' and u.key > ${after} and (g.key is not null or u.established
        or exists (select from people p where p.org_code = u.key)
        or exists (select from terms t where t.org_code = u.key)
        or exists (select from reserve_entries e where e.org_code = u.key))
      order by u.key limit ${limit}`.execute(this.store.db);
    return rows;
  }
}
