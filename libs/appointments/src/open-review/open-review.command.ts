import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { occasionCodes, reviewedPosts, type Occasion, type ReviewedPost } from '../domain/occasions.js';

export class OpenReviewBody {
  @IsUUID() readonly candidateId!: string;
  @IsString() @Length(1, 32) readonly villageCode!: string;
  @IsIn(occasionCodes) readonly occasion!: Occasion;
  @IsIn(reviewedPosts) readonly post!: ReviewedPost;
  @IsOptional() @IsUUID() readonly batchId?: string | null;
}

/** Opens the joint review of a person for a post. */
export class OpenReview extends Command<CommandOutcome> {
  constructor(readonly body: OpenReviewBody) {
    super();
  }
}
