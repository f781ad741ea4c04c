import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { ReadStore } from '#read-store';
import { CaseOwners } from '../contract/index.js';
import { caseLines, isWithin } from '../scoping/case-lines.js';

export type PlacedCase = Readonly<{ key: string; category: string; caseId: string; orgCode: string }>;

/** The cases of all contexts that lie in a unit or below it, as their lines have it. */
@Injectable()
export class CasesBelow {
  constructor(
    private readonly store: ReadStore,
    private readonly owners: CaseOwners,
  ) {}

  /** In the order of keys, those after `after`. */
  async page(unit: string, limit: number, after = ''): Promise<readonly PlacedCase[]> {
    const cases = sql<PlacedCase>`
      select l.key, l.category, l.case_id as "caseId", l.org_code as "orgCode" from ${caseLines(this.owners)} l
      where ${isWithin(unit)} and l.key > ${after} order by l.key limit ${limit}`;
    return (await cases.execute(this.store.db)).rows;
  }
}
