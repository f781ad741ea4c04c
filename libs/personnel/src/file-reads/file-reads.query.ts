import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { ScopeFilter, unitsOf, type Role } from '#access/contract';
import { ReadStore } from '#read-store';
import { PersonDirectory } from '#registry/contract';
import type { Page, PageOf } from '#web';
import type { FileReadRow } from './file-reads.projection.js';

/** Those who watch over the opening of files. Basis: handbook 1.2 and 7 (audit logs, RECALL). */
const AUDITORS: readonly Role[] = [
  'countyAuditOfficer',
  'auditAdmin',
  'townDisciplineOfficer',
  'countyDisciplineOfficer',
];

type Named = Readonly<{ personId: string; name: string | null }>;

export type FileReadView = Readonly<{
  reader: Named;
  approver: Named;
  requestId: string;
  documentId: string | null;
  documentClass: string | null;
  readAt: string;
}>;

/** Who read a file, what of it and when; nothing for those who do not watch over its place. */
@Injectable()
export class FileReads {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
    private readonly people: PersonDirectory,
  ) {}

  async of(personId: string, { page, size }: PageOf): Promise<Page<FileReadView>> {
    const units = unitsOf(await this.scopes.current(), AUDITORS);
    const wanted = sql`r.person_id = ${personId} and r.org_path && ${units}::text[]`;
    const rows = sql<FileReadRow>`select r.* from file_reads r where ${wanted}
      order by r.read_at desc, r.position desc limit ${size} offset ${(page - 1) * size}`;
    const counts = sql<{ total: number }>`select count(*) as total from file_reads r where ${wanted}`;
    const [found, counted] = await Promise.all([rows.execute(this.store.db), counts.execute(this.store.db)]);
    return { items: await this.views(found.rows), total: counted.rows[0]!.total, page, size };
  }

  private async views(rows: readonly FileReadRow[]): Promise<readonly FileReadView[]> {
    const names = await this.people.namesOf([...new Set(rows.flatMap((row) => [row.reader_id, row.approver_id]))]);
    const named = (personId: string): Named => ({ personId, name: names.get(personId) ?? null });
    return rows.map((row) => ({
      reader: named(row.reader_id),
      approver: named(row.approver_id),
      requestId: row.request_id,
      documentId: row.document_id,
      documentClass: row.document_class,
      readAt: row.read_at,
    }));
  }
}
