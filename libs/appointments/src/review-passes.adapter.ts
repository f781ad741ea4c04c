import type { LocalDate } from '#kernel';
import { EligibilityReviews, type PostCode } from '#registry/contract';
import type { CaseReader } from './case-reader.js';
import { isReviewed } from './domain/occasions.js';

/** Who has passed a joint review, as its cases have it. */
export class ReviewPasses extends EligibilityReviews {
  constructor(private readonly cases: CaseReader) {
    super();
  }

  async passed(personId: string, orgCode: string, post: PostCode, on: LocalDate): Promise<boolean> {
    return isReviewed(post) && (await this.cases.passFor(personId, orgCode, post, on)) !== null;
  }
}
