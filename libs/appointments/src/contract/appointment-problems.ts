import { problem, type ProblemTexts } from '#kernel';
import type { AppointmentCode } from '../domain/appointment.commands.js';

/** What the kernel, joint review and filing say themselves. */
type ToldElsewhere = 'not-open-now' | 'reason-missing' | 'date-ahead' | 'use-own-form' | 'no-valid-review';

const refusal = (zh: string, en: string, changeZh: string, changeEn: string) =>
  problem(422, zh, en, changeZh, changeEn);

/** What is said when a command on an appointment is refused, and what to change. */
export const appointmentProblems: ProblemTexts<Exclude<AppointmentCode, ToldElsewhere>> = {
  'appointment-exists': refusal(
    '该人员的任职已在办理',
    'An appointment of this person is under way',
    '请在现有任职事项中办理',
    'Go on with the appointment that is there',
  ),
  'elected-not-appointed': refusal(
    '该职务由选举产生，任何组织不得任命',
    'This post is filled by election: nobody appoints to it',
    '请在任职登记中记录选举结果',
    'Record the result of the election in the register of terms',
  ),
  'date-before-step': refusal(
    '日期早于前一环节，最早为 {earliest}',
    'The day lies before the step that it follows: {earliest} is the earliest',
    '请填写 {earliest} 或者以后的实际日期；日期属实的，请先核对前一环节',
    'Give the day on which it happened, {earliest} or later; where it is right, check the step before',
  ),
  'notice-not-posted': refusal(
    '尚未公示',
    'The public notice has not been posted',
    '请先登记公示',
    'Record the notice first',
  ),
  'notice-running': refusal(
    '公示期未满',
    'The time of the public notice is not over',
    '请在公示期满后办理，中途撤下的须重新公示',
    'Wait until it is over; a notice taken down early is posted anew',
  ),
  'notice-closed-already': refusal(
    '公示已结束',
    'The public notice is closed',
    '请查看事项当前环节',
    'See where the case stands',
  ),
  'notice-not-closed': refusal(
    '公示尚未结束',
    'The public notice is not closed',
    '请先登记公示结果',
    'Record what came of the notice first',
  ),
  'objection-upheld': refusal(
    '公示期间的异议成立，不能任职',
    'An objection to the notice was upheld: the person cannot be appointed',
    '请作出不予任职的决定',
    'Decide not to appoint',
  ),
  'candidacy-ended': refusal(
    '该任职所依据的公开遴选报名（{candidacy}）已终止，任职事项不能继续',
    'The candidacy {candidacy} that this appointment grew out of has ended: the appointment does not go on',
    '由镇党委作出不予任职的决定并写明理由；尚未公示的，也可由发起人撤回',
    'Let the town Party committee decline it with reasons; before the notice whoever opened it may withdraw it',
  ),
  'filing-first': refusal(
    '任前备案尚未完成',
    'The filing before the appointment is not accepted',
    '请先取得县级备案号',
    'Have the county accept the filing first',
  ),
  'start-before-decision': refusal(
    '任职日期早于决定日期',
    'The term begins before the decision',
    '请核对任职日期和文件日期',
    'Check both days',
  ),
  'term-not-refused': refusal(
    '没有被拒绝的任职登记',
    'No term was refused',
    '请查看事项办理情况；只有登记被拒绝时才能重新登记、重新决定或者撤销决定',
    'See how the case stands: asking again, deciding anew and revoking are for a term that was refused',
  ),
  'no-trial': refusal(
    '没有进行中的试用期',
    'There is no trial period under way',
    '请核对该人员是否试用任职',
    'Check whether the person is on trial',
  ),
  'trial-unheard': refusal(
    '结束试用前没有听取本人意见',
    'The person was not heard before the trial is ended',
    '请先记录本人的陈述和申辩',
    'Record what the person has to say first',
  ),
  'trial-before-start': refusal(
    '试用期结束日期早于任职日期',
    'The trial ends before it begins',
    '请核对日期',
    'Check the days',
  ),
};
