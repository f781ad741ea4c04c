import type { LocalDate } from '#kernel';
import type { PostCode } from '../domain/posts.js';

/** Whether somebody has passed the joint review for a post, for whoever puts them into it. Basis: handbook W1a. */
export abstract class EligibilityReviews {
  /** True where a review of this person for this post in this village was passed and may be used on the day. */
  abstract passed(personId: string, orgCode: string, post: PostCode, on: LocalDate): Promise<boolean>;
}
