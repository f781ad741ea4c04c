import { problem, type ProblemTexts } from '#kernel';
import type { RotationCode } from '../domain/rotation.commands.js';
import type { RotationClaimRejection } from '../domain/rotation-claim.js';

/** What the kernel and other contexts say themselves. */
type ToldElsewhere = 'not-open-now' | 'date-ahead' | 'use-own-form' | 'investigation-lock';

type Code =
  | Exclude<RotationCode, ToldElsewhere>
  | RotationClaimRejection['rejected']
  | 'not-in-one-county'
  | 'term-over'
  | 'no-departure';

const refusal = (zh: string, en: string, changeZh: string, changeEn: string) =>
  problem(422, zh, en, changeZh, changeEn);

/** What is said when a command on a rotation is refused, and what to change. */
export const movesProblems: ProblemTexts<Code> = {
  'rotation-exists': refusal(
    '该任职的轮岗交流正在办理',
    'A rotation review of these terms goes on already',
    '请在现有事项中办理',
    'Go on with the review that is there',
  ),
  'person-in-rotation': refusal(
    '有关人员正在另一轮岗交流事项中',
    'One of the persons is in another rotation that goes on',
    '请先办结或者撤回该事项，再重新提出',
    'End or withdraw that rotation first, then open this one',
  ),
  'elected-post-not-rotated': refusal(
    '职务 {post} 由村民或者成员选举产生，任何组织不得调动',
    'Post {post} is filled by election: no organization moves its holder',
    '请只对党组织职务和聘任职务轮岗',
    'Rotate posts of the Party organization and staff only',
  ),
  'post-without-rotation': refusal(
    '职务 {post} 没有轮岗年限规定',
    'No rule sets a time after which post {post} is reviewed',
    '请核对职务',
    'Check the post',
  ),
  'years-not-reached': refusal(
    '任职未满 {years} 年，距期满也超过 {ahead} 个月',
    'Nobody has been in post for {years} years, or will have been within {ahead} months',
    '请核对任职起始日期',
    'Check since when the post is held',
  ),
  'swap-does-not-match': refusal(
    '两人对调须为同一职务、互到对方所在村',
    'A swap takes two persons in the same post to where the other is',
    '请核对人员、职务和村',
    'Check persons, post and villages',
  ),
  'destination-is-origin': refusal(
    '拟任村与现任村相同',
    'The person is in that village already',
    '请另选拟任村',
    'Choose another village',
  ),
  'destination-missing': refusal(
    '没有填写拟任村',
    'No village is proposed',
    '请重新提出并填写拟任村',
    'Open a review that names the village',
  ),
  'consent-missing': refusal(
    '财务人员调整须经村民会议同意',
    'The villagers consent before finance staff change',
    '请先添加种类为 villagers-consent 的附件',
    'Attach a document of the kind villagers-consent first',
  ),
  'moves-not-refused': refusal(
    '任免登记没有受阻',
    'The register has refused nothing',
    '无需重新办理',
    'There is nothing to do',
  ),
  'moves-open': refusal(
    '任免登记和交接尚未办结',
    'Moves and handovers are not over',
    '请先办结交接',
    'Complete the handovers first',
  ),
  'not-in-one-county': refusal(
    '有关村不在同一区县',
    'The villages do not lie in one county',
    '请在同一区县内轮岗',
    'Rotate within one county',
  ),
  'term-over': refusal('该任职已结束', 'The term is over', '请核对任职登记', 'Check the register of terms'),
  'no-departure': refusal('没有离任事项', 'There is no departure', '请核对任职登记', 'Check the register of terms'),
};
