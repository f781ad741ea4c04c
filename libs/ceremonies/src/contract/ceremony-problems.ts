import { problem, type ProblemTexts } from '#kernel';
import type { FlowRejection } from '#workflow';
import type { CeremonyRejection } from '../domain/ceremony.rejection.js';

/** What is told in one way for all contexts: a case that is not there, and the verbs of approval. */
type ToldElsewhere = 'unknown-case' | 'use-own-form' | FlowRejection['rejected'];
type Code = Exclude<CeremonyRejection['rejected'], ToldElsewhere>;

const refusal = (zh: string, en: string, changeZh: string, changeEn: string) =>
  problem(422, zh, en, changeZh, changeEn);

/** What is said when a command on a ceremony case is refused, and what to change. */
export const ceremonyProblems: ProblemTexts<Code> = {
  'already-exists': refusal(
    '该报备事项已经存在',
    'This case exists already',
    '请在原事项中继续办理',
    'Go on with the existing case',
  ),
  'no-public-power': refusal(
    '报告人当日未担任行使公权力的职务',
    'The reporter holds no post that exercises public power on this day',
    '请核对报告人及其任职记录；未任职人员无需报备',
    'Check the person and their posts; nobody else has to report',
  ),
  'village-not-of-reporter': refusal(
    '报告人不能就该村报告',
    'The reporter does not report for this village',
    '请填写报告人任职的村（担任书记、主任的，填写所任职的村），机关工作人员填写本单位所辖的村',
    'Name a village where they hold a post, one that they lead where they lead any, or one below their office',
  ),
  'village-to-be-named': refusal(
    '报告人任职单位在镇级以上，须写明所在的村',
    'The office of the reporter lies above the towns: the village is to be named',
    '请填写 villageCode',
    'Give villageCode',
  ),
  'funeral-needs-no-prior-report': refusal(
    '丧事不需要事前报告',
    'A funeral needs no report in advance',
    '请先作口头报告，丧事结束后提交书面报告',
    'Notify it by phone or in person, and report in writing after it',
  ),
  'not-a-funeral': refusal(
    '口头报告仅适用于丧事',
    'Only a funeral is notified in this way',
    '婚礼及其他喜庆事宜请填写事前报告',
    'Draft a report in advance for a wedding or another celebration',
  ),
  'case-ended': refusal(
    '该事项已经办结或者取消',
    'This case is closed or cancelled',
    '已结束的事项只能关联举报；有新的情况，请另行报告',
    'Only a complaint can be linked to it; report anything new as a case of its own',
  ),
  'not-draft': refusal(
    '该报告已经提交，不是草稿',
    'The report is submitted and no draft any more',
    '请勿重复提交；需要修改的，请办理变更',
    'Do not submit it again; file a change where something is different',
  ),
  'not-submitted': refusal(
    '该报告尚未提交，或者已经不在待审核环节',
    'The report is not submitted, or no longer waits for review',
    '草稿请先提交；其他情形请刷新后按当前环节办理',
    'Submit the draft first; otherwise look at the case again and take the step that is open',
  ),
  'not-checked': refusal(
    '该报告尚未审核通过，不能登记',
    'The report is not checked and cannot be registered',
    '请先由村党组织书记或者联系镇领导审核',
    'It is first checked by the village Party secretary or the linked town leader',
  ),
  'checked-not-registered': refusal(
    '该报告已经审核、尚未登记，此时不能变更',
    'The report is checked and not registered yet: it cannot be changed now',
    '请由登记人员退回补正后修改并重新提交；登记后可以办理变更',
    'Have it returned, correct it and submit it again; once it is registered, a change can be filed',
  ),
  'not-returned': refusal(
    '该报告未被退回',
    'The report was not returned',
    '只有退回补正的报告需要重新提交',
    'Only a returned report is submitted again',
  ),
  'not-registered': refusal(
    '该报告尚未登记',
    'The report is not registered',
    '请先办理登记',
    'Register the report first',
  ),
  'already-registered': refusal('已登记', 'Registered already', '无需重复登记', 'There is nothing to do'),
  'commitment-missing': refusal(
    '缺少报告人的承诺',
    'The commitment of the reporter is missing',
    '请报告人作出承诺后提交；已进入审核的，请退回补正',
    'Have the reporter give it; return a report that is already under review',
  ),
  'late-reason-required': refusal(
    '最迟应于 {latestOn} 报告，现已逾期，须说明原因',
    'The latest day was {latestOn}: a late report needs a reason',
    '请填写逾期原因后提交；逾期如实记录，不影响事宜照常办理',
    'Give the reason and submit; the delay is recorded and does not stop the event',
  ),
  'date-in-future': refusal(
    '日期 {date} 晚于今天',
    'The date {date} lies in the future',
    '请填写今天或者今天以前的日期',
    'Give a date that is not after today',
  ),
  'end-before-death': refusal(
    '丧事日期早于去世日期 {deathOn}',
    'The funeral would end before the death on {deathOn}',
    '请核对丧事日期和去世日期',
    'Check both dates',
  ),
  'event-already-held': refusal(
    '操办日期已过，不能再变更事前报告',
    'The day of the event has passed: the report in advance can no longer be changed',
    '请在事后报告中填写实际日期和实际情况',
    'State the actual day and figures in the report after the event',
  ),
  'event-not-held': refusal(
    '操办日期 {heldOn} 尚未到来',
    'The event is not before {heldOn}',
    '请在操办后提交事后报告；已经提前操办的，请填写实际日期',
    'Report after the event; where it was earlier than planned, give its actual day',
  ),
  'held-before-report': refusal(
    '填写的实际日期早于 {from}，当时尚未报告',
    'The event would have been before {from}, when nothing was reported yet',
    '请核对实际日期；确在报告以前操办的，请取消本事项，按实际日期重新报告',
    'Check the day; where the event was before the report, cancel this case and report it anew with its actual day',
  ),
  'gifts-exceed-received': refusal(
    '礼金礼品各项数额超过收受总额',
    'A part of the gifts is more than was received',
    '请核对收受总额；退还与上交之和，以及非亲属、管理服务对象所送数额，均不得超过收受总额',
    'Check the total: returned and handed in together, and each part of it, lie within what was received',
  ),
  'hand-in-without-receipt': refusal(
    '已上交的礼金礼品缺少上交日期或者收据号',
    'What was handed in lacks its day or its receipt',
    '请填写上交日期和收据号；尚未上交的，上交数额请填 0',
    'Give the day and the number of the receipt; where nothing was handed in, its amount is 0',
  ),
  'post-report-exists': refusal(
    '事后报告已经提交',
    'The report after the event is submitted already',
    '需要修改的，请办理更正；此时不能再取消事项',
    'File a correction where something is different; the case can no longer be cancelled',
  ),
  'no-post-report': refusal(
    '没有待办理的事后报告',
    'There is no report after the event that waits for this step',
    '请先提交事后报告；已经提交的，请刷新后按当前环节办理',
    'Submit it first; otherwise look at the case again and take the step that is open',
  ),
  'already-verified': refusal(
    '该事后报告已经核实',
    'The report after the event is verified already',
    '报告更正后方可再次核实',
    'It is verified again only after a correction',
  ),
  'on-site-required': refusal(
    '该事项被抽中核查或者已有举报，不能仅凭材料核实',
    'This case was drawn for a check or has a complaint: papers alone do not verify it',
    '请实地核实；已有举报的，也可以结合举报核实',
    'Verify it on site, or by the complaint where there is one',
  ),
  'no-complaint-linked': refusal(
    '该事项没有关联举报，不能按举报核实',
    'No complaint is linked to this case',
    '请先关联举报，或者选择其他核实方式',
    'Link the complaint first, or choose another way to verify',
  ),
  'no-difference-found': refusal(
    '核实中没有记录与报告不一致的情形',
    'The verification has recorded no difference',
    '请先核实并记录不一致的情形，再认定违规',
    'Verify the report and record the difference before a breach is stated',
  ),
  'no-breach-found': refusal(
    '尚未认定违规情形',
    'No breach has been stated',
    '请先认定违规情形，再移送问题线索',
    'State the breach before the clue is transferred',
  ),
  'complaint-already-linked': refusal(
    '该举报已经关联到本事项',
    'This complaint is linked already',
    '请核对举报编号，无需重复关联',
    'Check the number of the complaint; there is nothing to do',
  ),
  'unknown-alert': refusal(
    '本事项没有这条提醒',
    'This case has no such alert',
    '请刷新后重新选择提醒',
    'Look at the alerts again and choose one of them',
  ),
};
