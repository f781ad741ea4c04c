import { eventSchema, type DomainEvent, type LocalDate } from '#kernel';
import type { Occasion } from './occasions.js';

export type ReviewBatchEvent =
  | DomainEvent<
      'ReviewBatchOpened.v1',
      {
        batchId: string;
        townCode: string;
        orgPath: readonly string[];
        occasion: Occasion;
        election: string;
        urgent: boolean;
        openedOn: LocalDate;
      }
    >
  | DomainEvent<'ReviewBatchClosed.v1', { batchId: string; closedOn: LocalDate }>;

export const reviewBatchEvents = eventSchema<ReviewBatchEvent>({
  current: ['ReviewBatchOpened.v1', 'ReviewBatchClosed.v1'],
});
