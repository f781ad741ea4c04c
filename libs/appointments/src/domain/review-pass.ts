import type { LocalDate } from '#kernel';
import type { Hosted } from '#workflow';
import type { ReviewFacts } from './joint-review.facts.js';

/** A joint review that was passed and may still be used: up to and on `validUntil`. */
export type ReviewPass = Readonly<{ reviewId: string; validUntil: LocalDate }>;

/** Basis: handbook W1a (`appt.jointReview.validity`; a pass that was revoked or has run out is none). */
export const passOf = ({ flow, facts }: Hosted<ReviewFacts>, today: LocalDate): ReviewPass | null => {
  const validUntil = facts.result?.validUntil ?? null;
  if (!flow || facts.standing !== 'valid' || validUntil === null || validUntil < today) return null;
  return { reviewId: flow.caseId, validUntil };
};

/**
 * Whether a later review takes the place of an earlier pass: it was decided, or decided and asked for again. Basis:
 * handbook W1a.
 */
export const replacesPass = ({ result, askedAgain }: Pick<ReviewFacts, 'result' | 'askedAgain'>): boolean =>
  result !== null || askedAgain !== null;
