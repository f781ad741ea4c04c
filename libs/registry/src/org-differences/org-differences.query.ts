import { Injectable } from '@nestjs/common';
import { ScopeFilter, unitsOf } from '#access/contract';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import type { DecidedRow } from '../domain/org-difference.js';
import { withinUnits } from '../scoping/within-units.js';

/** `open` counts the rows that nobody has decided on. */
export type DifferenceSummary = Readonly<{
  differenceId: string;
  source: string;
  listedUnits: number;
  recordedOn: LocalDate;
  rows: number;
  open: number;
}>;

export type DifferenceView = Omit<DifferenceSummary, 'rows'> & Readonly<{ rows: readonly DecidedRow[] }>;

const MOST_SHOWN = 100;

/** Differences between lists and the register, for the system administrators above what was compared. */
@Injectable()
export class OrgDifferences {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
  ) {}

  /** Those with undecided rows, or all; the latest first. */
  async list(openOnly: boolean): Promise<readonly DifferenceSummary[]> {
    const seen = await this.seen();
    const rows = await (openOnly ? seen.where('is_open', '=', true) : seen)
      .orderBy('recorded_position', 'desc')
      .limit(MOST_SHOWN)
      .execute();
    return rows.map((row) => {
      const { rows: lines, ...difference } = viewOf(row);
      return { ...difference, rows: lines.length };
    });
  }

  async of(differenceId: string): Promise<DifferenceView | undefined> {
    const row = await (await this.seen()).where('key', '=', differenceId).executeTakeFirst();
    return row && viewOf(row);
  }

  private async seen() {
    const units = unitsOf(await this.scopes.current(), ['systemAdmin']);
    return this.store.db
      .selectFrom('org_differences')
      .select(['difference_id', 'source', 'listed_units', 'recorded_on', 'rows'])
      .where(withinUnits('org_differences.over_code', units));
  }
}

type Stored = Readonly<{
  difference_id: string;
  source: string;
  listed_units: number;
  recorded_on: LocalDate;
  rows: readonly DecidedRow[];
}>;

const viewOf = ({ difference_id, source, listed_units, recorded_on, rows }: Stored): DifferenceView => ({
  differenceId: difference_id,
  source,
  listedUnits: listed_units,
  recordedOn: recorded_on,
  rows,
  open: rows.filter(({ status }) => status === 'open').length,
});
