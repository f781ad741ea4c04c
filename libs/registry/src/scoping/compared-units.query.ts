import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { ReadStore } from '#read-store';
import type { ComparedUnit } from '../domain/compare-units.js';

/** What a list is compared with. */
@Injectable()
export class ComparedUnits {
  constructor(private readonly store: ReadStore) {}

  /** The registered units among `codes`, and all open ones at or below the `topmost`. */
  async of(codes: readonly string[], topmost: readonly string[]): Promise<readonly ComparedUnit[]> {
    const { rows } = await sql<ComparedUnit>`
      with recursive below as (
        select key from org_units where key = any(${topmost})
        union
        select u.key from below join org_units u on u.parent_code = below.key
      )
      select code, name, level, parent_code as "parentCode", status, key in (select key from below) as compared
      from org_units where key = any(${codes}) or (status = 'open' and key in (select key from below))
      order by key`.execute(this.store.db);
    return rows;
  }

  /** True where any unit is registered. */
  async any(): Promise<boolean> {
    return (await this.store.db.selectFrom('org_units').select('key').limit(1).execute()).length > 0;
  }
}
