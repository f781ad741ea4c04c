import { problem } from '#kernel';

/** Refusals of paper that an office signs, by whose signature it bears. */
export const signerProblems = {
  'nobody-may-sign': problem(
    403,
    '单位负责人应当回避，也没有可以代为签字的分管负责人',
    'The head of the office keeps away, and no deputy may sign in their place',
    '已提醒区县组织部门；请其在联审单位名录中登记可以签字的分管负责人',
    'The organization department of the county is told: have it name a deputy who may sign in the register',
  ),
  'head-recused': problem(
    403,
    '单位负责人应当回避，不能签字',
    'The head of the office keeps away from the case and does not sign',
    '请由名录中的分管负责人签字',
    'Have it signed by the deputy whom the register names',
  ),
  'head-signs': problem(
    403,
    '单位负责人可以签字，不能由分管负责人代签',
    'The head may sign, so the deputy does not',
    '请由单位负责人签字',
    'Have it signed by the head',
  ),
  'not-signed-by-head': problem(
    403,
    '签字人不是联审单位名录中该单位的负责人',
    'Who signed is not the head whom the register names today',
    '请由在册负责人签字；负责人有变的，请先更新名录',
    'Have it signed by that head, or have the register changed first',
  ),
};
