import type { Projection } from '#kernel';
import { deadlineEvents, type DeadlineEvent } from '#workflow';

export type CaseReturnsRow = { returns: readonly string[] };

declare module '#read-store' {
  interface ReadTables {
    case_returns: CaseReturnsRow & { key: string; position: number };
  }
}

/** The reason with which a clock stops while a case is returned for correction. */
const RETURNED = 'returned-for-correction';

/** The events by which a case was returned: its clock stopped for that reason. */
export const caseReturns: Projection<DeadlineEvent, CaseReturnsRow> = {
  name: 'case-returns-1',
  events: deadlineEvents,
  columns: { returns: { type: 'text[]' } },
  keyOf: ({ type, data }, { stream }) =>
    type === 'DeadlinePaused.v1' && 'reason' in data && data.reason === RETURNED ? stream : undefined,
  apply: (row, _event, { id }) => ({ returns: [...new Set([...(row?.returns ?? []), id])] }),
};
