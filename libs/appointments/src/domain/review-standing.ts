import type { LocalDate } from '#kernel';

/** A joint review as it was decided last. */
export type DecidedReview = Readonly<{ reviewId: string; outcome: 'pass' | 'fail'; decidedOn: LocalDate }>;

/** How a person stands in the joint reviews for a post: the last that was decided, and the one that is under way. */
export type ReviewStanding = Readonly<{ decided: DecidedReview | null; underWay: string | null }>;
