import { DATE_RANGE, problem, type ProblemTexts } from '#kernel';
import { deadlinePreviewProblems } from './deadline-preview-problems.js';
import type { CalendarYearRejection } from '../domain/calendar-year.js';
import type { NumberingRejection } from '../domain/numbering.js';
import type { ParameterRejection } from '../domain/parameter.js';

type Code =
  | (CalendarYearRejection | ParameterRejection | NumberingRejection)['rejected']
  | keyof typeof deadlinePreviewProblems
  | 'parameter-unusable'
  | 'no-rule-in-force';

const refusal = (zh: string, en: string, changeZh: string, changeEn: string) =>
  problem(422, zh, en, changeZh, changeEn);

/** What is said when a question or a change of calendars, parameters or numbers is refused, and what to change. */
export const rulebookProblems: ProblemTexts<Code> = {
  ...deadlinePreviewProblems,
  'calendar-already-published': refusal(
    '{year} 年放假安排已经发布',
    'The list of days off for {year} is published already',
    '需要调整的，请办理更正并说明原因',
    'Correct it, with a reason, where it has changed',
  ),
  'calendar-not-published': problem(
    404,
    '{year} 年放假安排尚未发布',
    'The list of days off for {year} is not published',
    '请在放假通知发布后导入该年度放假安排',
    'Import the list of this year once the official notice is out',
  ),
  'calendar-unchanged': refusal(
    '更正内容与现行放假安排相同',
    'The correction is the same as the list in force',
    '请核对需要更正的日期和名称',
    'Check the dates and names that are to change',
  ),
  'day-outside-year': refusal(
    '{date} 不是 {year} 年的日期',
    '{date} is no day of {year}',
    '请改为该年度的有效日期，或者删除该行',
    'Give a date of that year, or remove the line',
  ),
  'day-listed-twice': refusal(
    '{date} 重复出现',
    '{date} is listed twice',
    '同一日期只能列为放假日或者调休上班日一次',
    'List each day once, as a day off or as a make-up workday',
  ),
  'make-up-day-on-weekday': refusal(
    '调休上班日 {date} 不是星期六或者星期日',
    'The make-up workday {date} is no Saturday or Sunday',
    '请核对放假通知中的调休上班日期',
    'Check the make-up workdays in the official notice',
  ),
  'calendar-source-missing': refusal(
    '没有注明放假安排的依据',
    'The list does not say what it rests on',
    '请注明放假通知的文号或者来源',
    'Name the number of the notice, or the source',
  ),
  'holidays-missing': refusal(
    '{year} 年放假安排缺少法定节假日：{missing}',
    'The list of {year} leaves out statutory holidays: {missing}',
    '请补齐全年各法定节假日的全部放假日，再整年导入',
    'Add all days of every statutory holiday, and import the whole year',
  ),
  'parameter-version-exists': refusal(
    '参数 {key} 在单位 {scope} 自 {effectiveFrom} 起的版本已经存在',
    'Parameter {key} has a version for unit {scope} from {effectiveFrom} already',
    '请另设生效日期；原值有误的，请办理更正并说明原因',
    'Choose another day from which the new one holds; where the value was wrong, correct it with a reason',
  ),
  'parameter-version-missing': refusal(
    '参数 {key} 在单位 {scope} 没有自 {effectiveFrom} 起的版本',
    'Parameter {key} has no version for unit {scope} from {effectiveFrom}',
    '请核对单位和生效日期，或者直接设置新的版本',
    'Check unit and day, or set a new version',
  ),
  'parameter-unchanged': refusal(
    '更正内容与现行参数相同',
    'The correction is the same as what stands',
    '请核对需要更正的值',
    'Check the value that is to change',
  ),
  'parameter-reason-missing': refusal('没有填写更正理由', 'The reason is missing', '请填写更正理由', 'Give the reason'),
  'parameter-unusable': problem(
    503,
    '参数 {key} 在单位 {scope} 的值有误，规则无法使用，本次操作没有保存',
    'Parameter {key} of unit {scope} holds what its rule cannot use; nothing was saved',
    '请联系管理员更正该参数（cunzhi import parameters --reason），更正后重新提交',
    'Ask the administrator to correct it (cunzhi import parameters --reason), then repeat',
  ),
  'no-rule-in-force': problem(
    503,
    '没有参数 {key} 适用于单位 {scope}，本次操作没有保存',
    'No version of parameter {key} covers unit {scope}; nothing was saved',
    '请联系管理员设置该参数，再重新提交',
    'Ask the administrator to set it, then repeat',
  ),
  'not-a-date': refusal(
    '{date} 不是有效日期',
    '{date} is no date of the calendar',
    `请按“年-月-日”填写有效日期，如 2026-03-01，在 ${DATE_RANGE.first} 至 ${DATE_RANGE.last} 之间`,
    `Give a date as year-month-day, such as 2026-03-01, from ${DATE_RANGE.first} to ${DATE_RANGE.last}`,
  ),
  'source-required': refusal(
    '参数 {key} 标明依据法律法规或者实施方案，但未注明出处',
    'Parameter {key} is said to rest on law or on the plan, but names no source',
    '请注明出处，或者更改依据类别',
    'Name the source, or choose another kind of basis',
  ),
  'silence-never-consents': refusal(
    '不得将逾期未答复视为同意',
    'Silence of a reviewing department never counts as consent',
    '请保持该参数为“否”，未答复的按时限提醒和督办',
    'Leave this parameter at false; what is not answered is reminded and urged',
  ),
  'number-in-use': refusal(
    '有效事项正在使用这个文号，不能作废',
    'A case that stands bears this number',
    '请先办理该事项的取消或者撤销，再作废文号',
    'End or cancel the case first, then void its number',
  ),
  'void-reason-missing': refusal('没有填写作废原因', 'The reason is missing', '请填写作废原因', 'Give the reason'),
  'no-such-number': refusal(
    '该事项没有可以作废的编号',
    'There is no number to void for this purpose',
    '请核对事项；已作废的编号无需重复办理',
    'Check the case; a voided number needs nothing more',
  ),
};
