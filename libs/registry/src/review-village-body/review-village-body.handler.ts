import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PostTermDesk } from '../post-term-desk.js';
import { ReviewVillageBody } from './review-village-body.command.js';

@CommandHandler(ReviewVillageBody)
export class ReviewVillageBodyHandler implements ICommandHandler<ReviewVillageBody> {
  constructor(private readonly desk: PostTermDesk) {}

  execute({ orgCode }: ReviewVillageBody) {
    return this.desk.actOnBody(orgCode, { type: 'ReviewBody' });
  }
}
