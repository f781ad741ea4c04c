import type { Projection } from '#kernel';
import { reviewBatchEvents, type ReviewBatchEvent } from '../domain/review-batch.events.js';

export type ReviewBatchRow = {
  batch_id: string;
  town_code: string;
  org_path: readonly string[];
  occasion: string;
  election: string;
  urgent: boolean;
  opened_on: string;
  closed_on: string | null;
};

declare module '#read-store' {
  interface ReadTables {
    review_batches: ReviewBatchRow & { key: string; position: number };
  }
}

/** The batches that towns have opened, one for each election. */
export const reviewBatches: Projection<ReviewBatchEvent, ReviewBatchRow> = {
  name: 'review-batches-1',
  events: reviewBatchEvents,
  columns: {
    batch_id: { type: 'text' },
    town_code: { type: 'text' },
    org_path: { type: 'text[]', index: 'gin' },
    occasion: { type: 'text' },
    election: { type: 'text' },
    urgent: { type: 'boolean' },
    opened_on: { type: 'date' },
    closed_on: { type: 'date' },
  },
  keyOf: ({ data }) => data.batchId,
  apply: (row, event) => {
    if (event.type === 'ReviewBatchClosed.v1') return row && { ...row, closed_on: event.data.closedOn };
    const { batchId, townCode, orgPath, occasion, election, urgent, openedOn } = event.data;
    return {
      batch_id: batchId,
      town_code: townCode,
      org_path: orgPath,
      occasion,
      election,
      urgent,
      opened_on: openedOn,
      closed_on: null,
    };
  },
};
