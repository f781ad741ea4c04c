import { Injectable } from '@nestjs/common';
import { ReadStore } from '#read-store';
import { OrgTree } from '#registry/contract';
import { ScopeFilter, unitsOf } from '../contract/scope.contract.js';
import type { SecurityEventKind } from '../contract/security-log.contract.js';
import type { SecurityLine } from './security-line.js';

/**
 * `onBehalfOf` is the person whose rights were used, `substitution` the id of one by which. `from` and `until` are ISO
 * instants in UTC, `until` excluded; `before` is the number of a line.
 */
export type SecurityLinesFilter = Readonly<{
  kind?: SecurityEventKind | undefined;
  outcome?: 'allowed' | 'refused' | undefined;
  accountId?: string | undefined;
  onBehalfOf?: string | undefined;
  substitution?: string | undefined;
  subject?: string | undefined;
  code?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
  before?: number | undefined;
  size: number;
}>;

export type NumberedLine = Omit<SecurityLine, 'onBehalfOf'> &
  Readonly<{ seq: number; hash: string; onBehalfOf: string | null; substitutions: readonly string[] }>;

/** `next` is the `before` of the following page, null on the last one. */
export type SecurityLinesPage = Readonly<{ items: readonly NumberedLine[]; next: number | null }>;

const TEXT = `
  select seq, content, hash from security.line
  where (units ?| $1::text[] or ($2 and units = '[]'))
    and ($3::text is null or kind = $3) and ($4::text is null or outcome = $4)
    and ($5::text is null or account_id = $5) and ($6::text is null or subject = $6)
    and ($7::text is null or content::jsonb ->> 'code' = $7)
    and ($8::text is null or recorded_at >= $8) and ($9::text is null or recorded_at < $9)
    and ($10::bigint is null or seq < $10)
    and ($12::text is null or content::jsonb ->> 'onBehalfOf' = $12)
    and ($13::text is null or content::jsonb -> 'substitutions' ? $13)
  order by seq desc limit $11`;

const ACTING_FOR_NOBODY = { onBehalfOf: null, substitutions: [] } as const;

/** The security log, newest line first, as far as the audit administrator's units reach. */
@Injectable()
export class SecurityLines {
  constructor(
    private readonly store: ReadStore,
    private readonly scope: ScopeFilter,
    private readonly tree: OrgTree,
  ) {}

  /**
   * Undefined where the caller is no audit administrator. What belongs to no unit, such as a sign-in under an unknown
   * name, is for those at the top of the tree.
   */
  async find(filter: SecurityLinesFilter): Promise<SecurityLinesPage | undefined> {
    const units = unitsOf(await this.scope.current(), ['auditAdmin']);
    if (units.length === 0) return undefined;
    const paths = await Promise.all(units.map((unit) => this.tree.path(unit)));
    const atTop = paths.some((path) => path.length === 1);
    const { kind, outcome, accountId, subject, code, from, until, before, size, onBehalfOf, substitution } = filter;
    const words = [kind, outcome, accountId, subject, code, from, until, before];
    const values = [units, atTop, ...words, size + 1, onBehalfOf, substitution];
    const { rows } = await this.store.pool.query<{ seq: number; content: string; hash: string }>(TEXT, values);
    const items = rows
      .slice(0, size)
      .map(({ seq, content, hash }) => ({ seq, ...ACTING_FOR_NOBODY, ...(JSON.parse(content) as SecurityLine), hash }));
    return { items, next: rows.length > size ? items.at(-1)!.seq : null };
  }
}
