import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { actingPersons, Recusals, ScopeFilter, unitsOf, type Role } from '#access/contract';
import { Clock, type Personal } from '#kernel';
import { ReadStore } from '#read-store';
import { PEOPLE, PersonDirectory } from '#registry/contract';
import type { Page, PageOf } from '#web';
import type { FileAccessRow } from './file-accesses.projection.js';

/** The projection that names of readers of files come from. */
export const READER_NAMES = PEOPLE;

/** Those who may let somebody open a file. */
const APPROVERS: readonly Role[] = ['townOrgOfficer', 'townPartyCommittee', 'countyOrgOfficer', 'countyOrgLeader'];

export const accessStates = ['requested', 'approved', 'declined', 'ended', 'over'] as const;

export type AccessState = (typeof accessStates)[number];

export type AccessFilter = Readonly<{ state?: AccessState | undefined; personId?: string | undefined }>;

type Named = Readonly<{ personId: string; name: string | null }>;

/** `decidedBy` approved or declined; `until` is the instant at which an approved opening ends. */
export type FileAccessView = Readonly<{
  requestId: string;
  person: Named;
  orgCode: string;
  requester: Named;
  decidedBy: Named | null;
  state: AccessState;
  hours: number;
  reason: Personal<string>;
  requestedAt: string;
  until: string | null;
}>;

type Found = FileAccessRow & { state: AccessState };

/**
 * Openings of files that the caller asked for, or may decide on; never those of a file that somebody who acts recuses
 * themselves from: their own, a near relative's, or of a person in whom they have declared an interest.
 */
@Injectable()
export class FileAccesses {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
    private readonly people: PersonDirectory,
    private readonly recusals: Recusals,
    private readonly clock: Clock,
  ) {}

  async page(filter: AccessFilter, { page, size }: PageOf): Promise<Page<FileAccessView>> {
    const seen = await this.seen();
    const state = sql<AccessState>`case when a.status = 'approved' and a.until <= ${this.clock.now()}::timestamptz
      then 'over' else a.status end`;
    const wanted = sql.join([seen, ...conditionsOf(filter, state)], sql` and `);
    const rows = sql<Found>`select a.*, ${state} as state from file_accesses a where ${wanted}
      order by a.requested_at desc, a.key limit ${size} offset ${(page - 1) * size}`;
    const counts = sql<{ total: number }>`select count(*) as total from file_accesses a where ${wanted}`;
    const [found, counted] = await Promise.all([rows.execute(this.store.db), counts.execute(this.store.db)]);
    return { items: await this.views(found.rows), total: counted.rows[0]!.total, page, size };
  }

  private async seen(): Promise<RawBuilder<boolean>> {
    const scope = await this.scopes.current();
    const { relatives, interests } = await this.recusals.of(scope.actor);
    const kept = [...actingPersons(scope.actor), ...relatives, ...interests];
    return sql<boolean>`(a.requester_id = ${scope.asPerson} or a.org_path && ${unitsOf(scope, APPROVERS)}::text[])
      and a.person_id <> all(${kept}::text[])`;
  }

  private async views(rows: readonly Found[]): Promise<readonly FileAccessView[]> {
    const ids = rows.flatMap((row) => [row.person_id, row.requester_id, ...(row.approver_id ? [row.approver_id] : [])]);
    const names = await this.people.namesOf([...new Set(ids)]);
    const named = (personId: string): Named => ({ personId, name: names.get(personId) ?? null });
    return rows.map((row) => ({
      requestId: row.request_id,
      person: named(row.person_id),
      orgCode: row.org_code,
      requester: named(row.requester_id),
      decidedBy: row.approver_id === null ? null : named(row.approver_id),
      state: row.state,
      hours: row.hours,
      reason: row.reason,
      requestedAt: row.requested_at,
      until: row.until,
    }));
  }
}

const conditionsOf = ({ state, personId }: AccessFilter, ofRow: RawBuilder<AccessState>): RawBuilder<boolean>[] => [
  ...(state === undefined ? [] : [sql<boolean>`${ofRow} = ${state}`]),
  ...(personId === undefined ? [] : [sql<boolean>`a.person_id = ${personId}`]),
];
