import { problem, type ProblemTexts } from '#kernel';
import type { AdjustmentCode } from '../domain/adjustment.commands.js';
import type { InvestigationRejection } from '../domain/investigation.js';

/** What the kernel and other contexts say themselves. */
type ToldElsewhere =
  | 'not-open-now'
  | 'date-ahead'
  | 'date-before-step'
  | 'use-own-form'
  | 'investigation-lock'
  | 'exit-not-of-this-post'
  | 'vc-post-not-by-removal'
  | 'vsc-post-not-by-removal';

type Code = Exclude<AdjustmentCode | InvestigationRejection['rejected'], ToldElsewhere> | 'no-such-holder';

const refusal = (zh: string, en: string, changeZh: string, changeEn: string) =>
  problem(422, zh, en, changeZh, changeEn);
const done = (zh: string, en: string) => refusal(zh, en, '无需重复办理', 'There is nothing to do');

/** What is said when a command on an adjustment is refused, and what to change. */
export const adjustmentProblems: ProblemTexts<Code> = {
  'no-such-holder': refusal(
    '该人员目前不担任该职务',
    'The person does not hold this post now',
    '请核对人员、村和职务',
    'Check the person, the village and the post',
  ),
  'adjustment-exists': refusal(
    '该任职已有调整事项正在办理',
    'An adjustment of this term goes on already',
    '请在现有事项中办理',
    'Go on with the adjustment that is there',
  ),
  'investigation-filed': done('已登记立案调查', 'The investigation is on record already'),
  'no-investigation': refusal(
    '该人员目前没有立案调查',
    'The person is not under a filed investigation',
    '请向监察机关核实',
    'Ask the supervision organ',
  ),
  'suspended-already': done('已暂停履职', 'The cadre is suspended already'),
  'not-suspended': done('没有暂停履职', 'The cadre is not suspended'),
  'facts-not-established': refusal(
    '核实组没有一致认定属实',
    'The team of two has not found the facts to be so',
    '请按查无实据了结',
    'End the case as unfounded',
  ),
  'facts-established': refusal(
    '核实组已认定属实',
    'The team of two has found the facts to be so',
    '请函询、诫勉或者提出调整建议',
    'Issue a notice of concern, admonish or propose',
  ),
  'concern-issued': refusal(
    '提醒函询尚未答复',
    'A notice of concern awaits its answer',
    '请等待本人说明或者期限届满',
    'Wait for the answer or the end of its time',
  ),
  'no-answer-awaited': refusal(
    '目前没有待答复的函询',
    'No answer is awaited now',
    '请核对函询日期和答复期限',
    'Check when the notice was issued',
  ),
  'answer-awaited': refusal(
    '本人说明期限未满',
    'The cadre may still answer',
    '请等待本人说明或者期限届满',
    'Wait for the answer or the end of its time',
  ),
  'person-not-heard': refusal(
    '尚未听取本人说明',
    'The cadre has not been heard',
    '请先提醒函询',
    'Issue a notice of concern first',
  ),
  'admonition-runs': refusal('诫勉期未结束', 'An admonition runs', '请先进行期满考察', 'Recheck it first'),
  'no-admonition': refusal('没有诫勉', 'No admonition runs', '请先诫勉', 'Admonish first'),
  'months-outside': refusal(
    '诫勉期须在 {least} 至 {most} 个月之间',
    'An admonition lasts {least} to {most} months',
    '请改填月数',
    'Change the number of months',
  ),
  'recheck-too-early': refusal(
    '诫勉期未满最低期限，{from} 起方可考察',
    'The least time of the admonition ends on {from}',
    '请届时再考察',
    'Recheck it then',
  ),
  'plan-received': done('已收到书面整改', 'The self-correction is on record'),
  'resignation-only': refusal(
    '本事项因本人申请辞职而提出，只能同意辞职',
    'The cadre has asked to resign: nothing else is proposed here',
    '如需其他调整，请另行提出事由',
    'Raise another trigger for another adjustment',
  ),
  'resignation-by-request': refusal(
    '本人没有申请辞职',
    'The cadre has not asked to resign',
    '请改选劝其辞职或者其他方式',
    'Choose advised resignation or another kind',
  ),
  'nothing-proposed': refusal(
    '尚未提出调整建议',
    'Nothing is proposed yet',
    '请先提出调整建议',
    'Propose an adjustment first',
  ),
  'tolerance-recorded': done('该部门已作容错认定', 'This office has looked at error tolerance'),
  'tolerance-unchecked': refusal(
    '尚未进行容错认定',
    'Error tolerance has not been checked',
    '请镇纪委和组织委员先作容错认定',
    'Let discipline and organization record their opinions first',
  ),
  tolerated: refusal(
    '已认定予以容错，不得作出不利调整',
    'Both offices tolerate: nothing adverse is decided',
    '请决定不予调整',
    'Decide to keep the cadre',
  ),
  'not-decided-yet': refusal('尚未作出调整决定', 'No adjustment is decided', '请先作出决定', 'Decide first'),
  'filed-after-already': done('已任后备案', 'The decision is filed'),
  'not-filed-after': refusal(
    '本事项不适用任后备案',
    'Nothing is filed afterwards here',
    '请核对备案方式和决定',
    'Check the mode of filing and the decision',
  ),
  'announced-already': done('已宣布', 'The decision is announced'),
  'not-announced': refusal('尚未宣布', 'The decision is not announced', '请先宣布', 'Announce it first'),
  'departure-open': refusal(
    '离任手续尚未办结',
    'The departure is not over',
    '请先办结交接',
    'Complete the handover first',
  ),
};
