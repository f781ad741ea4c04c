import { problem } from '#kernel';

const refusal = (zh: string, en: string, changeZh: string, changeEn: string) =>
  problem(422, zh, en, changeZh, changeEn);

/** Refusals on what joint reviews rest on: grounds, departments and batches. */
export const registerProblems = {
  'ground-known': refusal(
    '该情形代码已在使用',
    'The code of the ground is in use',
    '请使用新的代码',
    'Use another code',
  ),
  'never-a-ground': refusal(
    '信仰、言论、民族、生育、信访不得作为不宜情形',
    'Belief, opinion, ethnic group, family planning and petitioning are never grounds',
    '不得增设该情形',
    'This cannot be added',
  ),
  'ground-without-basis': refusal(
    '没有法定依据',
    'The legal basis is missing',
    '请写明《法律法规》第几条，或者有权机关决定的文号，如“历城委〔2026〕2号”',
    'Name the law by its title in double angle brackets and its article, or the number of the decision of a competent body',
  ),
  'ground-approved-already': refusal(
    '该情形已经审定',
    'The ground is approved already',
    '无需重复审定',
    'There is nothing to do',
  ),
  'ground-holds-for-all': refusal(
    '该情形为通用情形，区县不能停用',
    'The ground holds in every county',
    '只能停用本区县增设的情形',
    'A county ends only what it has added',
  ),
  'unknown-ground': refusal(
    '目录中没有这种情形',
    'The table holds no such ground',
    '请从现行不宜情形目录中选择',
    'Choose a ground of the table in force',
  ),
  'date-passed': refusal(
    '日期早于今天',
    'The date has passed',
    '请填写今天或者以后的日期',
    'Name today or a later day',
  ),
  'unknown-department': refusal(
    '名录中没有这个单位',
    'The register holds no such department',
    '请核对单位代码',
    'Check the code of the department',
  ),
  'deputy-is-head': refusal(
    '分管负责人不能是单位负责人本人',
    'The deputy is another person than the head',
    '请登记其他负责人，或者先免去分管负责人',
    'Name somebody else, or end the deputy first',
  ),
  'deputy-ends-early': refusal(
    '分管负责人的截止日期早于起始日期或者今天',
    'The last day of the deputy lies before their first day or before today',
    '请填写起始日期以后、今天以后的日期',
    'Name a later day',
  ),
  'no-deputy': refusal(
    '该单位没有登记分管负责人',
    'The department has no deputy',
    '请核对单位代码',
    'Check the code of the department',
  ),
  'person-in-two-departments': refusal(
    '同一人不能代表两个联审单位',
    'Nobody speaks for two departments',
    '请更换联络员、负责人或者审查人',
    'Name other people',
  ),
  'batch-exists': refusal(
    '该镇本次选举已有批次',
    'The town has a batch for this election',
    '请使用已有批次',
    'Use the batch that is there',
  ),
  'batch-closed': refusal('批次已关闭', 'The batch is closed', '无需重复关闭', 'There is nothing to do'),
  'batch-missing': refusal(
    '换届和补选联审须归入批次',
    'Reviews for an election belong to a batch',
    '请填写批次编号',
    'Name the batch',
  ),
  'no-such-batch': refusal(
    '没有适用的批次',
    'There is no open batch for this village and occasion',
    '请核对批次、村和联审事由',
    'Check batch, village and occasion',
  ),
  'post-not-held': refusal(
    '该人员目前没有在该村担任该职务，届中复查只针对在任人员',
    'The person does not hold this post in the village: a re-check is of sitting members',
    '请核对人员、村和职务；拟任人员的联审请选择其他事由',
    'Check person, village and post; review who is to come into a post on another occasion',
  ),
};
