import type { LocalDate, Projection } from '#kernel';
import { orgDifferenceEvents, type OrgDifferenceEvent } from '../domain/org-difference.events.js';
import type { DecidedRow } from '../domain/org-difference.js';

export type OrgDifferenceRow = {
  difference_id: string;
  over_code: string | null;
  source: string;
  listed_units: number;
  recorded_on: LocalDate;
  recorded_position: string;
  rows: readonly DecidedRow[];
  is_open: boolean;
};

declare module '#read-store' {
  interface ReadTables {
    org_differences: Omit<OrgDifferenceRow, 'recorded_position'> & { key: string; recorded_position: number };
  }
}

/** Every difference between a list and the register, with what was decided on each of its rows. */
export const orgDifferences: Projection<OrgDifferenceEvent, OrgDifferenceRow> = {
  name: 'org-differences-1',
  events: orgDifferenceEvents,
  columns: {
    difference_id: { type: 'text' },
    over_code: { type: 'text', index: 'btree' },
    source: { type: 'text' },
    listed_units: { type: 'integer' },
    recorded_on: { type: 'date' },
    recorded_position: { type: 'bigint', index: 'btree' },
    rows: { type: 'jsonb' },
    is_open: { type: 'boolean' },
  },
  keyOf: ({ data }) => data.differenceId,
  apply: (row, event, { position }) => {
    switch (event.type) {
      case 'OrgDifferenceRecorded.v1': {
        const { differenceId, over, source, listedUnits, recordedOn, rows } = event.data;
        return {
          difference_id: differenceId,
          over_code: over,
          source,
          listed_units: listedUnits,
          recorded_on: recordedOn,
          recorded_position: String(position),
          rows: rows.map((line) => ({ ...line, status: 'open' })),
          is_open: true,
        };
      }
      case 'OrgDifferenceRowAccepted.v1':
        return row && decided(row, event.data.row, 'accepted');
      case 'OrgDifferenceRowRejected.v1':
        return row && decided(row, event.data.row, 'rejected');
      default:
        return event satisfies never;
    }
  },
};

const decided = (difference: OrgDifferenceRow, row: number, status: DecidedRow['status']): OrgDifferenceRow => {
  const rows = difference.rows.map((line) => (line.row === row ? { ...line, status } : line));
  return { ...difference, rows, is_open: rows.some((line) => line.status === 'open') };
};
