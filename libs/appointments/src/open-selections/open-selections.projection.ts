import type { LocalDate, Projection } from '#kernel';
import { selectionEvents, type SelectionEvent } from '../domain/selection.events.js';

export type OpenSelectionRow = {
  selection_id: string;
  org_path: readonly string[];
  villages: readonly string[];
  conditions: string;
  planned_on: LocalDate;
  notice_no: string | null;
  posted_on: LocalDate | null;
  apply_until: LocalDate | null;
  closed_on: LocalDate | null;
};

declare module '#read-store' {
  interface ReadTables {
    open_selections: OpenSelectionRow & { key: string; position: number };
  }
}

/** Open selections as they were planned and noticed. */
export const openSelections: Projection<SelectionEvent, OpenSelectionRow> = {
  name: 'open-selections-1',
  events: selectionEvents,
  columns: {
    selection_id: { type: 'text' },
    org_path: { type: 'text[]', index: 'gin' },
    villages: { type: 'text[]' },
    conditions: { type: 'text' },
    planned_on: { type: 'date' },
    notice_no: { type: 'text' },
    posted_on: { type: 'date' },
    apply_until: { type: 'date' },
    closed_on: { type: 'date' },
  },
  keyOf: ({ data }) => data.selectionId,
  apply: (row, event) => {
    switch (event.type) {
      case 'SelectionPlanned.v1': {
        const { selectionId, orgPath, villages, conditions, on } = event.data;
        return {
          selection_id: selectionId,
          org_path: orgPath,
          villages,
          conditions,
          planned_on: on,
          notice_no: null,
          posted_on: null,
          apply_until: null,
          closed_on: null,
        };
      }
      case 'SelectionNoticed.v1': {
        const { noticeNo, postedOn, applyUntil } = event.data;
        return row && { ...row, notice_no: noticeNo, posted_on: postedOn, apply_until: applyUntil };
      }
      case 'SelectionClosed.v1':
        return row && { ...row, closed_on: event.data.on };
      default:
        return event satisfies never;
    }
  },
};
