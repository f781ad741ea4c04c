import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { ReadStore } from '#read-store';
import { OrgTree } from '#registry/contract';
import type { CaseOwner } from '../contract/index.js';

/** An open case, with the running deadline by a rule and the time by which it is counted; all null where it has none. */
export type CountedLine = Readonly<{
  key: string;
  case_id: string;
  org_code: string;
  revision: number;
  rule_key: string | null;
  amount: number | null;
  unit: string | null;
}>;

/** Open cases of a category, with those of their running deadlines that are counted by one of the rules. */
@Injectable()
export class CountedByRule {
  constructor(
    private readonly store: ReadStore,
    private readonly tree: OrgTree,
  ) {}

  /** From the top of the tree down to the unit of the case, as it lies today; empty where it is unknown. */
  pathOf({ org_code }: CountedLine): Promise<readonly string[]> {
    return this.tree.path(org_code);
  }

  /** In the order of their keys, those after `after`. */
  async page(
    { view, category }: Pick<CaseOwner, 'view' | 'category'>,
    rules: readonly string[],
    after: string,
    limit: number,
  ): Promise<readonly CountedLine[]> {
    const cases = sql`select key, case_id, org_code, revision from ${sql.table(view)}
      where key > ${after} and status = 'open' order by key limit ${limit}`;
    const lines = sql<CountedLine>`select c.key, c.case_id, c.org_code, c.revision, d.rule_key, d.amount, d.unit
      from (${cases}) c left join deadlines d
        on d.case_id = c.case_id and d.category = ${category} and d.status = 'running' and d.rule_key = any(${rules}::text[])
      order by c.key`;
    return (await lines.execute(this.store.db)).rows;
  }
}
