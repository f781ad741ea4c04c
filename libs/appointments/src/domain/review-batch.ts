import type { Aggregate, Decider, LocalDate, Rejection } from '#kernel';
import type { Occasion } from './occasions.js';
import { reviewBatchEvents, type ReviewBatchEvent } from './review-batch.events.js';

type Env = Readonly<{ today: LocalDate; ruleVersion?: string }>;

export type ReviewBatchCommand =
  | Readonly<{
      type: 'OpenBatch';
      batchId: string;
      townCode: string;
      orgPath: readonly string[];
      occasion: Occasion;
      election: string;
      urgent: boolean;
      env: Env;
    }>
  | Readonly<{ type: 'CloseBatch'; batchId: string; env: Env }>;

export type ReviewBatchRejection = Rejection<'batch-exists' | 'batch-closed'>;

export type ReviewBatch = Readonly<{
  batch: Readonly<{ townCode: string; occasion: Occasion; urgent: boolean; open: boolean }> | null;
}>;

const decider: Decider<ReviewBatchCommand, ReviewBatch, ReviewBatchEvent, ReviewBatchRejection> = {
  initialState: () => ({ batch: null }),
  evolve: (state, event) => {
    switch (event.type) {
      case 'ReviewBatchOpened.v1': {
        const { townCode, occasion, urgent } = event.data;
        return { batch: { townCode, occasion, urgent, open: true } };
      }
      case 'ReviewBatchClosed.v1':
        return { batch: state.batch && { ...state.batch, open: false } };
      default:
        return event satisfies never;
    }
  },
  decide: (command, { batch }) => {
    const { batchId, env } = command;
    if (command.type === 'CloseBatch') {
      if (!batch?.open) return { rejected: 'batch-closed' };
      return [{ type: 'ReviewBatchClosed.v1', data: { batchId, closedOn: env.today } }];
    }
    if (batch) return { rejected: 'batch-exists' };
    const { townCode, orgPath, occasion, election, urgent } = command;
    const data = { batchId, townCode, orgPath, occasion, election, urgent, openedOn: env.today };
    return [{ type: 'ReviewBatchOpened.v1', data }];
  },
};

/** The candidates whom a town submits for one election: its id follows from town and election, so there is one. */
export const reviewBatch: Aggregate<ReviewBatchCommand, ReviewBatch, ReviewBatchEvent, ReviewBatchRejection> = {
  category: 'reviewbatch',
  decider,
  events: reviewBatchEvents,
  policy: (command, { batch }) => {
    if (command.type === 'OpenBatch') return { anyOf: [{ role: 'townOrgOfficer', org: command.townCode }] };
    if (!batch) return undefined;
    const seenBy = READERS.map((role) => ({ role, org: batch.townCode }));
    return { anyOf: [{ role: 'townOrgOfficer', org: batch.townCode }], seenBy };
  },
};

const READERS = ['townOrgOfficer', 'townPartyCommittee', 'countyOrgOfficer', 'countyOrgLeader'];
