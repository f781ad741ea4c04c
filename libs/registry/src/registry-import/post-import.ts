import { Injectable } from '@nestjs/common';
import type { Seat } from '../domain/seats.js';
import { PostTermDesk } from '../post-term-desk.js';
import { importRows, type ImportOptions, type ImportReport } from './import-rows.js';
import type { PostRow } from './registry-rows.js';

/**
 * Registers the terms of a first load, by the same rules as any other term: a row that the law does not allow is refused,
 * and the others go on. The rows of one village follow each other in the order in which the terms began.
 */
@Injectable()
export class PostImport {
  constructor(private readonly desk: PostTermDesk) {}

  async posts(rows: readonly PostRow[], options: ImportOptions = {}): Promise<ImportReport> {
    const rehearsed = new Map<string, Seat[]>();
    const give = async (row: PostRow): Promise<void> => {
      if (!options.rehearse) return void (await this.desk.load(row, true));
      const seats = rehearsed.get(row.orgCode) ?? [];
      await this.desk.rehearseLoad(row, seats);
      const { personId, post, startedOn } = row;
      seats.push({ termId: PostTermDesk.termIdOf(row), personId, post, startedOn, endedOn: null });
      rehearsed.set(row.orgCode, seats);
    };
    return importRows(rows, [byVillage(rows)], (row) => `postterm-${PostTermDesk.termIdOf(row)}`, give, options);
  }
}

const byVillage = (rows: readonly PostRow[]): readonly (readonly number[])[] => {
  const villages = new Map<string, number[]>();
  for (const [index, { orgCode }] of rows.entries()) villages.set(orgCode, [...(villages.get(orgCode) ?? []), index]);
  return [...villages.values()].map((indexes) =>
    indexes.toSorted((a, b) => rows[a]!.startedOn.localeCompare(rows[b]!.startedOn)),
  );
};
