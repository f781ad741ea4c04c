import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { OrgTree } from '#registry/contract';
import { documentClassCodes, type DocumentClass } from '../domain/document-classes.js';
import { townOf } from '../domain/place.js';

/** `classes` counts the papers that stand, not those that were corrected. */
export type OwnFileView = Readonly<{
  exists: boolean;
  openedOn: LocalDate | null;
  keptBy: Readonly<{ code: string; name: string | null }> | null;
  classes: readonly Readonly<{ documentClass: DocumentClass; documents: number }>[];
}>;

const NONE: OwnFileView = { exists: false, openedOn: null, keptBy: null, classes: [] };

/**
 * What a person may know of their own file: that it exists, where, and what kinds of papers it holds. The papers themselves
 * are not shown to them. Basis: PIPL art. 45 (access), handbook 7 [P60].
 */
@Injectable()
export class OwnFile {
  constructor(
    private readonly store: ReadStore,
    private readonly orgTree: OrgTree,
  ) {}

  async of(personId: string | undefined): Promise<OwnFileView> {
    if (personId === undefined) return NONE;
    const row = await this.store.db
      .selectFrom('personnel_files')
      .select(['org_code', 'org_path', 'opened_on'])
      .where('key', '=', personId)
      .executeTakeFirst();
    if (!row) return NONE;
    const code = townOf({ orgCode: row.org_code, orgPath: row.org_path });
    return {
      exists: true,
      openedOn: row.opened_on,
      keptBy: { code, name: (await this.orgTree.find(code))?.name ?? null },
      classes: await this.classes(personId),
    };
  }

  private async classes(personId: string): Promise<OwnFileView['classes']> {
    const { rows } = await sql<{ documentClass: DocumentClass; documents: number }>`
      select d.document_class as "documentClass", count(*) as documents from file_documents d
      where d.person_id = ${personId} and not exists (select from file_documents n where n.supersedes = d.key)
      group by d.document_class`.execute(this.store.db);
    return rows.toSorted(
      (a, b) => documentClassCodes.indexOf(a.documentClass) - documentClassCodes.indexOf(b.documentClass),
    );
  }
}
