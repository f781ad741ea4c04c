import type { ReplyStatus } from '../domain/joint-review.facts.js';

export type CellLight = 'grey' | 'green' | 'yellow' | 'red';

/**
 * The light of a department's reply by its working days left (null where no clock runs): grey where nothing is awaited, red
 * when overdue, yellow with a working day or none left.
 */
export const lightOf = (status: ReplyStatus, left: number | null): CellLight => {
  if (status !== 'waiting' || left === null) return 'grey';
  if (left < 0) return 'red';
  return left <= 1 ? 'yellow' : 'green';
};
