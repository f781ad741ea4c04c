import { problem, type ProblemTexts } from '#kernel';
import type { AddresseeRejection, FlowRejection, FlowSeparation } from '#workflow';

type Code =
  | FlowRejection['rejected']
  | AddresseeRejection['rejected']
  | FlowSeparation
  | 'unknown-office-role'
  | 'entry-of-others'
  | 'unknown-procedure'
  | 'document-not-kept'
  | 'document-forgotten';

const refusal = (zh: string, en: string, changeZh: string, changeEn: string) =>
  problem(422, zh, en, changeZh, changeEn);
const separation = (zh: string, en: string) =>
  problem(403, zh, en, '请由其他具有相应职责的人员办理', 'Leave it to somebody else who holds the role');

/** What is said when a verb of approval is refused, and what to change. */
export const procedureProblems: ProblemTexts<Code> = {
  'case-submitted-already': refusal(
    '事项已提交',
    'The case is submitted already',
    '无需重复提交',
    'There is nothing to do',
  ),
  'not-open-now': refusal(
    '事项目前不能这样办理',
    'The case is not open for this now',
    '请查看事项当前环节和可办理的操作',
    'See where the case stands and what it is open for',
  ),
  'unknown-result': refusal(
    '本环节没有这种意见',
    'This stage knows no such opinion',
    '请从本环节列出的意见中选择',
    'Choose one of the opinions of this stage',
  ),
  'ground-missing': refusal(
    '不同意见须写明情形代码和依据文号',
    'An adverse opinion names its ground and the number of the paper behind it',
    '请填写情形代码和依据文号',
    'Give the code of the ground and the number of the paper',
  ),
  'reason-missing': refusal('没有填写理由', 'The reason is missing', '请填写理由', 'Give the reason'),
  'document-unknown': refusal(
    '没有为本事项上传过这个文件，或者已过一天未使用而清除',
    'No such file was uploaded for this case, or it was cleared away after a day unused',
    '请先为本事项上传文件，再以返回的 id 登记',
    'Upload the file for this case first, and name it by the id that is answered',
  ),
  'document-dated-ahead': refusal(
    '文件日期晚于今天',
    'The paper bears a day that lies ahead',
    '请填写文件上的实际日期',
    'Give the day that the paper bears',
  ),
  'document-not-kept': problem(
    410,
    '本系统只登记了这个文件的哈希值，没有保存文件',
    'Only the digest of this file was named; the file is not kept here',
    '请向登记人索取原件',
    'Ask whoever named it for the paper',
  ),
  'document-forgotten': problem(
    410,
    '本事项的明细已按保存期限删除，附件同时不可读取',
    'The detail of this case was forgotten, and its files with it',
    '如需原件，请向登记人索取',
    'Ask whoever attached it for the paper',
  ),
  'seal-not-asked': refusal(
    '本环节的意见不须填写签字人和盖章日期',
    'Opinions of this stage come on no sealed paper',
    '请去掉 seal',
    'Leave out seal',
  ),
  'cannot-return-there': refusal(
    '不能退回到该环节',
    'The case cannot be returned there',
    '请选择本环节允许退回的环节',
    'Choose a stage to which this one returns',
  ),
  'nobody-in-the-office': refusal(
    '该岗位目前无人，或者没有此人的账号',
    'Nobody holds that office now, or the person has no account',
    '请选择有人任职的岗位或者有账号的人员',
    'Choose an office that somebody holds, or a person who has an account',
  ),
  'office-has-a-task': refusal(
    '该岗位在本环节已有待办',
    'That office has a task in this stage already',
    '请选择其他岗位',
    'Choose another office',
  ),
  'addressee-kept-apart': refusal(
    '所选人员起草过、在前面的环节办理过，或者已在本环节签署过本事项',
    'Who was named has drafted this case, acted at an earlier stage, or signed in this one',
    '请选择没有办理过本事项的岗位或者人员',
    'Choose somebody who has not acted on this case yet',
  ),
  'office-outside-the-case': refusal(
    '该岗位或者人员不在事项所属的单位序列内',
    'That office or person works neither above nor below the case within its county',
    '请选择事项所属村镇区县的岗位或者人员',
    'Choose an office or a person of the village, town or county of the case',
  ),
  'addressee-concerned': refusal(
    '所选岗位或者人员是事项当事人',
    'The case is about who was named',
    '请选择其他岗位或者人员；当事人的意见按听取陈述申辩的程序办理',
    'Choose somebody else; who the case is about is heard in the way that the procedure has for it',
  ),
  'addressee-near-relative': refusal(
    '所选岗位或者人员是事项当事人的近亲属',
    'Who was named is a near relative of who the case is about',
    '请选择其他岗位或者人员',
    'Choose somebody else',
  ),
  'unknown-office-role': refusal(
    '没有这种岗位',
    'There is no such role',
    '请从角色列表中选择岗位',
    'Choose one from the list of roles',
  ),
  'entry-of-another-case': refusal(
    '所更正的记录不在本事项的流水中',
    'What is corrected is no entry in the history of this case',
    '请从本事项的流水中选择要更正的记录',
    'Choose an entry of the history of this case',
  ),
  'entry-made-by-itself': refusal(
    '这条记录由系统自动生成，不作更正',
    'The program made this entry by itself: nobody corrects it',
    '请以批注说明；期限有误的，请更正日历或者规则，期限随之重新计算',
    'Say it in a comment; where a time limit is wrong, correct the calendar or the rule, and it is counted again',
  ),
  'entry-of-others': problem(
    403,
    '只能更正本人所作的记录，或者接任岗位的前任所作的记录；决定由作出决定的岗位更正',
    'An entry is corrected by who made it or by who holds their office now, a decision by the office that decides',
    '请以批注提出，或者请作出该记录的人员更正',
    'Say it in a comment, or ask whoever made the entry to correct it',
  ),
  'unknown-procedure': problem(
    404,
    '没有这种审批程序',
    'There is no such procedure',
    '请从程序列表中选择',
    'Choose one from the list of procedures',
  ),
  'own-case': separation('不能办理关于本人的事项', 'You may not act on a case about yourself'),
  'acted-at-earlier-stage': separation('已在前面的环节办理过本事项', 'You have acted on this case at an earlier stage'),
  'acts-once-in-a-stage': separation('已在本环节签署过意见', 'You have signed in this stage already'),
  'drafter-acts-apart': separation('起草人不能审核自己起草的事项', 'Who drafted a case does not review it'),
};
