import { problem, type ProblemTexts } from '#kernel';
import type { UnfitTarget } from '../domain/dissolution.js';
import type { ReserveEntryRejection } from '../domain/reserve-entry.commands.js';

/** Codes that have their text elsewhere. */
type Elsewhere =
  | UnfitTarget['rejected']
  | 'unit-not-dissolved'
  | 'unknown-case'
  | 'unknown-person'
  | 'person-not-present'
  | 'date-ahead'
  | 'unknown-alert';

export type ReserveCode =
  | Exclude<ReserveEntryRejection['rejected'], Elsewhere>
  | 'own-entry'
  | 'near-relative'
  | 'nominator-is-not-reviewer'
  | 'reviewer-does-not-admit';

const otherOfficer = ['请由其他经办人办理', 'Ask another officer'] as const;
const checkStage = ['请核对后备人选所处阶段', 'Check the stage of the entry'] as const;

/** What refusals about the reserve pool say. */
export const reserveProblems: ProblemTexts<ReserveCode> = {
  'already-in-reserve': problem(
    422,
    '此人已在后备人才库中或正在推荐',
    'The person is in the reserve pool, or nominated for it',
    '无需重复推荐',
    'There is nothing to do',
  ),
  'candidate-not-nominated': problem(422, '没有待审核的推荐', 'No nomination waits for a review', ...checkStage),
  'candidate-not-agreed': problem(422, '镇级尚未审核同意', 'The town has not agreed', ...checkStage),
  'not-a-reserve-member': problem(422, '此人不在库中', 'The person is not in the pool', ...checkStage),
  'not-in-training': problem(422, '此人尚未参加培训', 'The member was not trained yet', ...checkStage),
  'not-mature': problem(422, '此人尚未标记成熟', 'The member is not marked as mature', ...checkStage),
  'mentor-is-candidate': problem(
    422,
    '本人不能作为自己的帮带人',
    'Nobody is their own mentor',
    '请另选帮带人',
    'Choose another mentor',
  ),
  'own-entry': problem(403, '不能办理本人的后备人选事项', 'You may not act on your own entry', ...otherOfficer),
  'near-relative': problem(
    403,
    '应当回避近亲属的事项',
    'You recuse yourself from matters of a near relative',
    ...otherOfficer,
  ),
  'nominator-is-not-reviewer': problem(
    403,
    '推荐人不能审核或批准',
    'Who nominated does not review or admit',
    ...otherOfficer,
  ),
  'reviewer-does-not-admit': problem(403, '审核人不能批准入库', 'Who reviewed does not admit', ...otherOfficer),
};
