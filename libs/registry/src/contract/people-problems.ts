import { problem, type ProblemTexts } from '#kernel';
import type { KinshipRejection } from '../domain/kinship.js';
import type { PersonRejection } from '../domain/person.commands.js';

export type PeopleCode =
  | Exclude<PersonRejection['rejected'], 'already-registered'>
  | KinshipRejection['rejected']
  | 'own-record'
  | 'own-kinship';

const otherOfficer = ['请由其他经办人办理', 'Ask another officer'] as const;
const checkDates = ['请核对日期', 'Check the dates'] as const;
const checkNumber = ['请核对公民身份号码', 'Check the identity number'] as const;

/** What refusals about people and their relatives say. */
export const peopleProblems: ProblemTexts<PeopleCode> = {
  'unknown-person': problem(
    404,
    '没有此人,或者您无权查看',
    'There is no such person, or you may not see them',
    '请核对人员编号',
    'Check the id of the person',
  ),
  'name-missing': problem(422, '姓名为空', 'The name is missing', '请填写姓名', 'Give the name'),
  'name-unchanged': problem(
    422,
    '姓名与现有登记一致',
    'The name is the one that is registered',
    '无需更正',
    'There is nothing to correct',
  ),
  'nothing-recorded': problem(
    422,
    '没有填写任何信息',
    'Nothing is told',
    '请至少填写一项信息',
    'Give at least one of the facts',
  ),
  'date-ahead': problem(422, '日期晚于今天', 'The date lies ahead', ...checkDates),
  'before-birth': problem(422, '日期早于出生日期', 'The date lies before the birth', ...checkDates),
  'since-without-membership': problem(
    422,
    '非党员不能登记入党日期',
    'Who is no Party member joined on no day',
    '请先登记党员身份或去掉入党日期',
    'Record the membership or leave the date out',
  ),
  'party-since-before-eighteen': problem(
    422,
    '入党时未满十八岁',
    'The person joined the Party before the age of eighteen',
    ...checkDates,
  ),
  'identity-number-invalid': problem(
    422,
    '公民身份号码不正确(GB 11643)',
    'The identity number is wrong (GB 11643)',
    ...checkNumber,
  ),
  'identity-number-taken': problem(
    422,
    '该公民身份号码已登记在他人名下',
    'The identity number is registered for someone else',
    ...checkNumber,
  ),
  'identity-number-contradicts': problem(
    422,
    '公民身份号码与登记的性别或出生日期不符',
    'The identity number contradicts the registered sex or date of birth',
    '请核对号码、性别和出生日期',
    'Check the number, the sex and the date of birth',
  ),
  'person-not-present': problem(
    422,
    '此人已登记去世或迁出',
    'The person is marked as deceased or gone',
    '请先撤销原登记',
    'Withdraw the mark first',
  ),
  'no-mark': problem(
    422,
    '此人没有去世或迁出登记',
    'The person is not marked as deceased or gone',
    '无需撤销',
    'There is nothing to withdraw',
  ),
  'own-record': problem(403, '不能登记本人的信息', 'You may not record facts about yourself', ...otherOfficer),
  'own-kinship': problem(403, '不能办理本人的亲属关系登记', 'You may not record your own relatives', ...otherOfficer),
  'kinship-with-oneself': problem(
    422,
    '本人与本人不构成亲属关系',
    'Nobody is a relative of themselves',
    '请核对人员编号',
    'Check the ids of the two persons',
  ),
  'kinship-known': problem(
    422,
    '两人之间已有另一种亲属关系登记',
    'Another relation between the two is registered',
    '请先终止原关系',
    'End the other relation first',
  ),
  'kinship-not-declared': problem(
    422,
    '没有待确认的亲属关系申报',
    'No declaration waits to be confirmed',
    '请核对申报记录',
    'Check the declaration',
  ),
  'kinship-not-recorded': problem(
    422,
    '两人之间没有有效的亲属关系登记',
    'No relation between the two is registered',
    '请核对登记记录',
    'Check the register',
  ),
};
