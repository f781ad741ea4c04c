import type { ExpectedRevision } from '../port/event-store.port.js';

/** `current` is the revision of the stream's last event, -1 where there is no stream. */
export const isMet = (expected: ExpectedRevision, current: number): boolean => {
  switch (expected) {
    case 'any':
      return true;
    case 'no-stream':
      return current === -1;
    case 'stream-exists':
      return current >= 0;
    default:
      return current === expected;
  }
};

/** Whether an append whose first event now has revision `first` can have been made with this expectation. */
export const wasMet = (expected: ExpectedRevision, first: number): boolean => isMet(expected, first - 1);

export const actualOf = (current: number): number | 'no-stream' => (current < 0 ? 'no-stream' : current);
