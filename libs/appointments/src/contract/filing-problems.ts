import { problem, type ProblemTexts } from '#kernel';
import type { FilingCode } from '../domain/filing.commands.js';

/** What the kernel and joint review say themselves. */
type ToldElsewhere = 'not-open-now' | 'date-ahead' | 'minutes-missing' | 'use-own-form';

type Code = Exclude<FilingCode, ToldElsewhere> | 'post-not-started';

const refusal = (zh: string, en: string, changeZh: string, changeEn: string) =>
  problem(422, zh, en, changeZh, changeEn);

/** What is said when a command on a filing is refused, and what to change. */
export const filingProblems: ProblemTexts<Code> = {
  'filing-exists': refusal(
    '该人员的备案已在办理',
    'A filing of this person is under way',
    '请在现有备案中办理',
    'Go on with the filing that is there',
  ),
  'no-valid-review': refusal(
    '没有有效的联审合格结论',
    'There is no joint review passed that may still be used',
    '请先完成该人员该职务的县级联审',
    'Have this person reviewed for this post first',
  ),
  'inspection-report-missing': refusal(
    '没有考察材料',
    'The inspection report is missing',
    '请先添加种类为 inspection-report 的附件',
    'Attach a document of the kind inspection-report first',
  ),
  'checklist-incomplete': refusal(
    '审核项目不全或者重复',
    'Items of the checklist are missing or doubled',
    '职数结构、任职资格、程序、材料四项各填一次',
    'Give each of structure, eligibility, procedure and material once',
  ),
  'deficiencies-stand': refusal(
    '审核存在不符合项，不能予以备案',
    'An item of the checklist does not conform: it cannot be accepted',
    '请提出异议，或者由审核人收回意见后重新审核',
    'Object, or let the examiner take the opinion back and examine anew',
  ),
  'not-examined': refusal(
    '备案尚未审核',
    'The filing has not been examined',
    '请先完成四项审核',
    'Go through the checklist first',
  ),
  'not-filed': refusal(
    '备案尚未完成或者已作废',
    'The filing is not accepted, or void',
    '请先取得备案号',
    'Have the filing accepted first',
  ),
  'not-objected': refusal(
    '备案没有待整改的异议',
    'There is no objection to correct',
    '请查看备案当前环节',
    'See where the filing stands',
  ),
  'registered-already': refusal(
    '该书记已登记入库',
    'The secretary is in the database already',
    '如有变动请报告变动',
    'Report a change where something has changed',
  ),
  'not-in-database': refusal(
    '该书记未登记入库或者已离任',
    'The secretary is not in the database, or has left it',
    '请先登记入库',
    'Enter the secretary in the database first',
  ),
  'training-recorded-already': refusal(
    '首次培训已登记',
    'The first training is recorded already',
    '其他培训请登记年度学时',
    'Record further training as hours of the year',
  ),
  'training-before-appointment': refusal(
    '培训日期早于任职日期',
    'The training lies before the appointment',
    '请填写任职以后的培训',
    'Name a training after the appointment',
  ),
  'change-before-appointment': refusal(
    '变动日期早于任职日期',
    'The change lies before the appointment',
    '请核对变动日期',
    'Check the day of the change',
  ),
  'post-not-started': refusal(
    '该人员尚未任该村书记',
    'The person does not hold the post of secretary there yet',
    '请先登记任职',
    'Record the term first',
  ),
};
