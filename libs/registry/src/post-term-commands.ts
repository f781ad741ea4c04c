import type { Type } from '@nestjs/common';
import { AssignTermSuccessor } from './assign-dissolved/assign-dissolved.command.js';
import { CorrectPostTerm } from './correct-post-term/correct-post-term.command.js';
import { EndPost } from './end-post/end-post.command.js';
import { RecordActingHolder } from './record-acting-holder/record-acting-holder.command.js';
import { ReviewVillageBody } from './review-village-body/review-village-body.command.js';
import { StartPost } from './start-post/start-post.command.js';

/** Every command on terms and the bodies of villages. */
export const postTermCommands: readonly Type[] = [
  AssignTermSuccessor,
  CorrectPostTerm,
  EndPost,
  RecordActingHolder,
  ReviewVillageBody,
  StartPost,
] as unknown as readonly Type[];
