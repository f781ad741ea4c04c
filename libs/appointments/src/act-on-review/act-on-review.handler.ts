import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReviewDesk } from '../review-desk.js';
import { ActOnReview } from './act-on-review.command.js';

@CommandHandler(ActOnReview)
export class ActOnReviewHandler implements ICommandHandler<ActOnReview> {
  constructor(private readonly desk: ReviewDesk) {}

  execute({ reviewId, words }: ActOnReview) {
    return this.desk.act(reviewId, words);
  }
}
