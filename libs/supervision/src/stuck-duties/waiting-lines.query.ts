import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Actor } from '#kernel';
import { ReadStore } from '#read-store';
import { CaseOwners, granteeKeys, type CaseDuty, type CaseRow } from '../contract/index.js';
import { caseLines } from '../scoping/case-lines.js';

export type WaitingLine = Pick<
  CaseRow,
  'case_id' | 'category' | 'org_code' | 'org_path' | 'subject_person' | 'duties'
> & { key: string };

/** A duty that was found stuck and not lifted since. */
export type OpenStuckDuty = Readonly<{ case_id: string; about_key: string; action: string; reason: string }>;

type Holder = { account_id: string; person_id: string | null; org_code: string; role_keys: readonly string[] };

/** Cases that wait for somebody, and the accounts that may ever have been meant. */
@Injectable()
export class WaitingLines {
  constructor(
    private readonly store: ReadStore,
    private readonly owners: CaseOwners,
  ) {}

  /** The keys of open cases with a duty, those after `after`, in their order. */
  async keysAfter(after: string, limit: number): Promise<readonly string[]> {
    const keys = sql<{ key: string }>`select l.key from ${caseLines(this.owners)} l
      where l.key > ${after} and l.status = 'open' and l.duties <> '[]' order by l.key limit ${limit}`;
    return (await keys.execute(this.store.db)).rows.map(({ key }) => key);
  }

  /** The keys of the cases of which a duty is stuck, those after `after`, in their order. */
  async stuckKeysAfter(after: string, limit: number): Promise<readonly string[]> {
    const rows = await this.store.db
      .selectFrom('stuck_duties')
      .select('about_key')
      .distinct()
      .where('status', '=', 'open')
      .where('about_key', '>', after)
      .orderBy('about_key')
      .limit(limit)
      .execute();
    return rows.map((row) => row.about_key);
  }

  async of(keys: readonly string[]): Promise<readonly WaitingLine[]> {
    const lines = sql<WaitingLine>`select l.key, l.case_id, l.category, l.org_code, l.org_path, l.subject_person, l.duties
      from ${caseLines(this.owners)} l where l.key = any(${keys}::text[]) and l.status = 'open' order by l.key`;
    return (await lines.execute(this.store.db)).rows;
  }

  async stuckOf(keys: readonly string[]): Promise<readonly OpenStuckDuty[]> {
    const rows = sql<OpenStuckDuty>`select case_id, about_key, action, reason from stuck_duties
      where about_key = any(${keys}::text[]) and status = 'open'`;
    return (await rows.execute(this.store.db)).rows;
  }

  /** For each duty the open accounts of persons, and of roles held on any day at its unit or above. */
  async holdersFor(lines: readonly WaitingLine[]): Promise<(line: WaitingLine, duty: CaseDuty) => readonly Actor[]> {
    const wanted = lines.flatMap((line) => line.duties.flatMap((duty) => keysOf(line, duty)));
    const persons = wanted.filter((key) => key.startsWith(PERSON)).map((key) => key.slice(PERSON.length));
    const holders = sql<Holder>`select account_id, person_id, org_code, role_keys from accounts
      where closed_on is null and (role_keys && ${wanted}::text[] or person_id = any(${persons}::text[]))
      order by account_id`;
    const byKey = new Map<string, Actor[]>();
    for (const { account_id, person_id, org_code, role_keys } of (await holders.execute(this.store.db)).rows) {
      const person = person_id === null ? {} : { personId: person_id };
      const actor = { accountId: account_id, orgCode: org_code, ...person };
      for (const key of [...role_keys, ...(person_id === null ? [] : [`${PERSON}${person_id}`])])
        byKey.set(key, [...(byKey.get(key) ?? []), actor]);
    }
    return (line, duty) => [...new Set(keysOf(line, duty).flatMap((key) => byKey.get(key) ?? []))];
  }
}

const PERSON = 'person:';

const keysOf = ({ org_path }: WaitingLine, { anyOf }: CaseDuty): readonly string[] =>
  anyOf.flatMap((grantee) => granteeKeys(grantee, org_path));
