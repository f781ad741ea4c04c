import { problem, type ProblemTexts } from '#kernel';
import type { CandidacyCode } from '../domain/candidacy.commands.js';
import type { SelectionCode } from '../domain/selection.js';

/** What the kernel, joint review, filing and appointment say themselves. */
type ToldElsewhere = 'not-open-now' | 'date-ahead' | 'date-before-step' | 'use-own-form' | 'minutes-missing';

const refusal = (zh: string, en: string, changeZh: string, changeEn: string) =>
  problem(422, zh, en, changeZh, changeEn);

/** What is said when a command on an open selection or a candidate of it is refused, and what to change. */
export const selectionProblems: ProblemTexts<Exclude<SelectionCode | CandidacyCode, ToldElsewhere>> = {
  'selection-exists': refusal(
    '该公开遴选已建立',
    'The selection is there already',
    '请在现有公开遴选中办理',
    'Go on with the selection that is there',
  ),
  'team-too-small': refusal(
    '考察组人数不足，至少 {least} 人',
    'The inspection team is too small: {least} at least',
    '请补充考察组成员',
    'Name more members of the team',
  ),
  'selection-noticed-already': refusal(
    '该公开遴选已发布公告',
    'The selection has its public notice',
    '如需变更，请关闭后重新建立公开遴选',
    'To change it, close it and plan another selection',
  ),
  'selection-closed': refusal(
    '该公开遴选已关闭',
    'The selection is closed',
    '请重新建立公开遴选',
    'Plan another selection',
  ),
  'candidacy-exists': refusal(
    '该人员已有报名正在办理',
    'An application of this person is under way',
    '请在现有报名办结后再报名',
    'Wait until that one is over',
  ),
  'no-such-selection': refusal(
    '没有接受报名的这项公开遴选',
    'No selection of this id takes applications',
    '请从已发布公告的公开遴选中选择',
    'Choose one of those that are noticed',
  ),
  'applications-over': refusal(
    '报名期限已过',
    'The time for applications is over',
    '请等待下一次公开遴选公告',
    'Wait for the next notice',
  ),
  'village-not-in-selection': refusal(
    '该村不在本次公开遴选范围内',
    'The village is not part of this selection',
    '请从公告所列的村中选择',
    'Choose one of the villages of the notice',
  ),
  'unit-without-party-organization': refusal(
    '报名须通过本人所在单位党组织，该单位不是村、镇街或者区县',
    'An application goes through the Party organization of the unit of the person: this is no village, town or county',
    '请填写本人所在的村或者镇街；区县直属单位人员填写区县',
    'Give the village or town of the person, or the county for staff of its departments and institutions',
  ),
  'candidate-on-team': refusal(
    '考察组成员不能报名本次公开遴选',
    'A member of the inspection team cannot apply',
    '请另行安排考察组后重新公告',
    'Plan a selection with another team',
  ),
  'delegate-on-team': refusal(
    '考察组成员各自判断，不能互相委派',
    'Each of the inspection team judges apart from the others',
    '请委派给考察组以外的人员',
    'Name somebody who is not on the team',
  ),
  'comparison-without-reasons': refusal(
    '考察意见没有写明理由',
    'The opinion of the inspection has no reasons',
    '请写明考察了解的情况和理由',
    'Say what was found and why',
  ),
  'comparison-first': refusal(
    '考察组成员尚未全部签署意见，或者名单已经确定',
    'Not all of the team have signed, or the list is decided',
    '请查看事项当前环节',
    'See where the case stands',
  ),
  'not-listed': refusal(
    '该人员不在选任名单中',
    'The candidate is not on the decision list',
    '请先确定选任名单',
    'Decide on the list first',
  ),
  'medical-recorded-already': refusal(
    '体检结论已登记',
    'The result of the medical check is recorded',
    '无需重复登记',
    'There is nothing to do',
  ),
  'medical-first': refusal(
    '尚无体检合格结论',
    'The candidate has not been found fit',
    '请先登记体检结论',
    'Record the medical check first',
  ),
  'appointment-under-way': refusal(
    '该人员的任职已在办理',
    'The appointment of the candidate is under way',
    '请在该任职事项中办理',
    'Go on with that appointment',
  ),
  'appointed-already': refusal(
    '该人员已经任职',
    'The candidate is appointed already',
    '请通过试用期满决定或者干部调整办理',
    'End the trial period, or open an adjustment',
  ),
};
