import type { LocalDate } from '#kernel';
import { computeDeadline, type WorkCalendar } from '#calendar';
import type { DeadlineRule } from '#workflow';
import type { Occasion } from './occasions.js';

/** On what a review is opened: the same election has one batch, an appointment in mid-term none. */
export type ReviewOccasion = Readonly<{ occasion: Occasion; batchId: string | null }>;

/** A review that failed and that no re-review has turned. `standsUntil` is the last day on which it holds. */
export type FailedReview = ReviewOccasion & Readonly<{ standsUntil: LocalDate }>;

/** A result of a review, pass or fail, holds for the same time. Basis: `appt.jointReview.validity`, handbook W1a. */
export const lastDayOfResult = (
  decidedOn: LocalDate,
  { amount, unit }: Pick<DeadlineRule, 'amount' | 'unit'>,
  calendar: WorkCalendar,
): LocalDate => computeDeadline({ anchor: decidedOn, amount, unit, direction: 'after' }, calendar).dueOn;

/**
 * Whether a fail keeps the person from being reviewed for the post from the start: in the same batch for good, on an occasion
 * of the same kind as long as the fail holds. Basis: handbook W1a (RequestReReview: once, on new evidence, by the
 * departments concerned alone); ADR 69.
 */
export const isBarredBy = (fail: FailedReview, asked: ReviewOccasion, today: LocalDate): boolean =>
  (asked.batchId !== null && asked.batchId === fail.batchId) ||
  (asked.occasion === fail.occasion && today <= fail.standsUntil);
