import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReviewDesk } from '../review-desk.js';
import { OpenReview } from './open-review.command.js';

@CommandHandler(OpenReview)
export class OpenReviewHandler implements ICommandHandler<OpenReview> {
  constructor(private readonly desk: ReviewDesk) {}

  execute({ body: { candidateId: subjectId, villageCode, occasion, post, batchId = null } }: OpenReview) {
    return this.desk.open({ subjectId, villageCode, occasion, post, batchId });
  }
}
