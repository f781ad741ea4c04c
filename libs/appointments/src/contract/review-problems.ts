import { problem, type ProblemTexts } from '#kernel';
import type { GroundTableRejection } from '../domain/ground-table.js';
import type { ReviewCode } from '../domain/joint-review.commands.js';
import type { ReviewBatchRejection } from '../domain/review-batch.js';
import type { ReviewClaimRejection } from '../domain/review-claim.js';
import type { ReviewRegisterRejection } from '../domain/review-register.js';
import { registerProblems } from './register-problems.js';

/** What the kernel and other contexts say themselves. */
type ToldElsewhere = 'not-open-now' | 'date-ahead';

type Code =
  | Exclude<ReviewCode, ToldElsewhere>
  | GroundTableRejection['rejected']
  | ReviewBatchRejection['rejected']
  | ReviewClaimRejection['rejected']
  | ReviewRegisterRejection['rejected']
  | 'batch-missing'
  | 'post-not-held'
  | 'no-such-batch';

const refusal = (zh: string, en: string, changeZh: string, changeEn: string) =>
  problem(422, zh, en, changeZh, changeEn);

/** What is said when a command on a joint review is refused, and what to change. */
export const reviewProblems: ProblemTexts<Code> = {
  ...registerProblems,
  'review-exists': refusal('联审已发起', 'The review is opened already', '无需重复发起', 'There is nothing to do'),
  'review-in-parallel': refusal(
    '该人员该职务已有联审正在进行',
    'The person is being reviewed for this post already',
    '请在现有联审中办理',
    'Go on with the review that is there',
  ),
  'failed-on-this-occasion': refusal(
    '该人员该职务在同一事由的联审中结论为不宜提名',
    'The person has failed the review for this post on this occasion',
    '有新证据的，由镇申请复审（限一次）；没有的，待新的事由再发起',
    'Let the town ask for the one re-review on new evidence, or wait for a new occasion',
  ),
  'use-own-form': refusal(
    '本环节须按专用表单办理',
    'This is done with a form of its own',
    '请使用本环节列出的专用操作',
    'Use the action of its own that the case shows',
  ),
  'town-checks-incomplete': refusal(
    '镇级初审缺少以下核查 {missing}',
    'Checks of the preliminary review are missing or doubled: {missing}',
    '派出所、司法所、农经站、镇纪委四项核查各填一次',
    'Give each of the four checks once',
  ),
  'checker-missing': refusal(
    '以下核查没有写明核查人，或者同时写了人员和单位 {checks}',
    'These checks name nobody who made them, or both a person and an office: {checks}',
    '每项核查填写核查人 checkerId；该单位在册无人的，改填单位名称 checkerOffice',
    'Give checkerId for each check or, where the office has nobody in the register, checkerOffice instead',
  ),
  'checker-named-twice': refusal(
    '同一人或者同一单位不得为两项核查签字',
    'Nobody, and no office, signs for two of the checks',
    '请分别填写各单位的核查人',
    'Name for each check who made it',
  ),
  'checker-is-candidate': refusal(
    '人选本人不得核查本人',
    'The candidate does not check themselves',
    '请由该单位其他人员核查',
    'Let somebody else of the office check',
  ),
  'checker-is-relative': refusal(
    '核查人是人选的近亲属，应当回避',
    'Who checked is a near relative of the candidate and keeps away',
    '请由该单位其他人员核查',
    'Let somebody else of the office check',
  ),
  'checker-is-recorder': refusal(
    '登记人不得代各单位核查',
    'Who records the checks makes none of them',
    '请填写各单位的核查人',
    'Name those of the offices who checked',
  ),
  'checker-unknown': refusal(
    '登记册中没有这名核查人',
    'A checker is not in the register',
    '请核对 checkerId，或者改填单位名称 checkerOffice',
    'Check the checkerId, or give the name of the office as checkerOffice',
  ),
  'checker-by-person': refusal(
    '镇纪委有在册人员，核查须写明人员',
    'Town discipline has persons in the register: the check names one of them',
    '请填写 discipline 一项的 checkerId',
    'Give checkerId for the check of discipline',
  ),
  'checker-of-another-office': refusal(
    '镇纪委的核查人不是镇纪委人员',
    'Who checked for town discipline does not hold its office',
    '请填写镇纪委的核查人',
    'Name somebody of town discipline',
  ),
  'seal-missing': refusal(
    '部门回复没有写明签字的负责人和盖章日期',
    'The reply names neither the head who signed it nor the day of its seal',
    '请填写 seal 的 signedBy 和 sealedOn',
    'Give signedBy and sealedOn in seal',
  ),
  'sealed-before-circulation': refusal(
    '盖章日期早于发函日期 {circulatedOn}',
    'The reply was sealed before {circulatedOn}, the day on which it was asked for',
    '请核对盖章日期',
    'Check the day of the seal',
  ),
  'minutes-missing': refusal(
    '没有镇党委会议记录',
    'The minutes of the town Party committee are missing',
    '请先添加种类为 meeting-minutes 的附件',
    'Attach a document of the kind meeting-minutes first',
  ),
  'register-incomplete': refusal(
    '区县 {county} 的必审单位只有 {listed} 个，至少需要 {needed} 个',
    'County {county} lists {listed} mandatory departments, {needed} are needed',
    '请先补全联审单位名录',
    'Complete the register of departments first',
  ),
  'ground-of-other-tier': refusal(
    '所填情形与意见类别不符',
    'The ground does not belong to this kind of opinion',
    '一票否决情形选 hard，需研判情形选 soft',
    'Answer hard for a hard ground and soft for a soft one',
  ),
  'clear-names-no-ground': refusal(
    '无异议的回复不填写情形',
    'A clear reply names no ground',
    '请去掉情形代码或者改选意见',
    'Leave the ground out, or choose another opinion',
  ),
  'delegate-not-of-the-department': refusal(
    '部门回复只能委派给本部门的具体人员核实',
    'A department has its answer looked into by a person of its own, who speaks for no other department',
    '请选择本部门的具体人员，不要选择岗位或者其他部门的人员',
    'Name a person of the department, not a role, and nobody of another department',
  ),
  'replies-missing': refusal(
    '必审单位尚未全部回复',
    'Not every mandatory department has replied',
    '请催办未回复的单位，逾期不视为同意',
    'Urge those who have not; silence does not consent',
  ),
  'nothing-doubtful': refusal(
    '没有需要会商的回复',
    'There is no reply for a panel to look at',
    '可直接作出结论',
    'Decide without a panel',
  ),
  'findings-incomplete': refusal(
    '会商意见未覆盖全部存疑回复，或者包含无关单位',
    'The findings leave out a doubtful reply, or name a department that raised nothing',
    '请对每个存疑单位逐一填写认定意见',
    'Give a finding for each department that raised doubts',
  ),
  'panel-first': refusal(
    '存疑回复尚未会商',
    'A panel has not looked at every doubtful reply',
    '请先召开会商研判',
    'Hold the panel first',
  ),
  'no-adverse-opinion': refusal(
    '没有成立的不利情形',
    'No adverse ground stands',
    '请核对各单位回复和会商认定',
    'Check the replies and the findings of the panel',
  ),
  'notified-already': refusal(
    '已告知本人',
    'The candidate has been notified',
    '无需重复告知',
    'There is nothing to do',
  ),
  'no-statement-awaited': refusal(
    '目前不在陈述申辩期内',
    'No statement is awaited now',
    '请核对告知日期和陈述期限',
    'Check when the candidate was notified',
  ),
  'statement-awaited': refusal(
    '本人陈述申辩期限未满',
    'The candidate may still make a statement',
    '请等待陈述或者期限届满',
    'Wait for the statement or the end of its time',
  ),
  'notice-first': refusal(
    '作出不合格结论前须告知本人并听取陈述',
    'Before a fail the candidate is notified and heard',
    '请先告知不利意见',
    'Notify the adverse opinion first',
  ),
  'hard-ground-stands': refusal(
    '存在一票否决情形，不能作出合格结论',
    'A hard ground stands: a pass is impossible',
    '如情形有误，由原单位收回意见后重新回复',
    'If it is wrong, its department takes the reply back and replies anew',
  ),
  'until-not-ahead': refusal(
    '暂缓日期不晚于今天',
    'The day of the deferral does not lie ahead',
    '请填写今天以后的日期',
    'Name a later day',
  ),
  'not-decided': refusal('尚未作出结论', 'Nothing is decided yet', '请先作出结论', 'Decide first'),
  'result-not-fed-back': refusal(
    '结果尚未书面反馈',
    'The result has not been fed back',
    '请先反馈联审结果',
    'Feed the result back first',
  ),
  'no-valid-pass': refusal(
    '没有有效的合格结论',
    'There is no pass in force',
    '请核对结论和有效期',
    'Check the result and until when it is valid',
  ),
  'no-adverse-fact': refusal(
    '没有单位报告新的不利情形',
    'No department has reported a new adverse fact',
    '请由有关单位先行报告',
    'Let the department report it first',
  ),
  'not-concerned': refusal(
    '复审只能送请提出不利意见的单位',
    'A re-review asks only the departments that raised something',
    '请从提出不利意见的单位中选择',
    'Choose among the departments that raised something',
  ),
};
