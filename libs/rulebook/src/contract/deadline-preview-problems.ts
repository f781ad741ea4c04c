import { problem, type ProblemTexts } from '#kernel';

/** Refusals of a deadline preview. */
export const deadlinePreviewProblems: ProblemTexts<
  'amount-or-rule' | 'unknown-rule' | 'rule-is-no-period' | 'direction-of-rule'
> = {
  'amount-or-rule': problem(
    422,
    '试算条件不明确',
    'It is not clear what to compute',
    '请只填写期限长度和计算单位，或者只填写规则和适用单位',
    'Give either amount and unit, or ruleKey and orgCode',
  ),
  'unknown-rule': problem(
    404,
    '该单位没有适用的规则 {key}',
    'No version of the rule {key} covers this unit',
    '请核对规则编号和单位代码',
    'Check the key of the rule and the code of the unit',
  ),
  'rule-is-no-period': problem(
    422,
    '规则 {key} 不是以日、月、年计算的期限',
    'The rule {key} is no period of days, months or years',
    '请选择期限类规则',
    'Choose a rule that is a period',
  ),
  'direction-of-rule': problem(
    422,
    '规则 {key} 有自己的计算方向',
    'The rule {key} is counted in the other direction',
    '请不要填写计算方向，按规则计算',
    'Leave the direction out: the rule has its own',
  ),
};
