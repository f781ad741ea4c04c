import { problem, type ProblemTexts } from '#kernel';
import { peopleProblems, type PeopleCode } from './people-problems.js';
import { reserveProblems, type ReserveCode } from './reserve-problems.js';
import { tableImportProblems, type TableImportCode } from './table-import-problems.js';
import type { OrgChangeRejection } from '../domain/org-change.js';
import type { OrgDifferenceRejection } from '../domain/org-difference.js';
import type { OrgUnitRejection } from '../domain/org-unit.js';
import { postTermProblems, type PostTermCode } from './post-term-problems.js';
import type { VillageBodyRejection } from '../domain/village-body.rejection.js';
import { structureProblems } from './structure-problems.js';

type RegistryCode =
  | OrgUnitRejection['rejected']
  | OrgChangeRejection['rejected']
  | OrgDifferenceRejection['rejected']
  | PostTermCode
  | VillageBodyRejection['rejected']
  | PeopleCode
  | ReserveCode
  | TableImportCode;

export const registryProblems: ProblemTexts<RegistryCode> = {
  ...peopleProblems,
  ...reserveProblems,
  ...tableImportProblems,
  ...postTermProblems,
  'already-registered': problem(422, '已登记', 'Registered already', '无需重复登记', 'There is nothing to do'),
  'unknown-parent': problem(
    422,
    '上级单位不存在',
    'The parent unit is not registered',
    '请先登记上级单位',
    'Register the parent first',
  ),
  'parent-level-mismatch': problem(
    422,
    '上级单位层级不符',
    'The parent is of the wrong level',
    '请核对上级单位编码',
    'Check the code of the parent',
  ),
  ...structureProblems,
  'unknown-unit': problem(
    404,
    '没有这个单位，或者您无权查看',
    'There is no such unit, or you may not see it',
    '请核对单位编码',
    'Check the code of the unit',
  ),
  'parent-closed': problem(
    422,
    '上级单位已撤销',
    'The parent unit has ended',
    '请选择现存的上级单位',
    'Name a parent that is open',
  ),
  'parent-not-yet-open': problem(
    422,
    '上级单位在生效之日尚未设立',
    'The parent unit did not exist on that day',
    '请核对生效日期',
    'Check the day from which the change holds',
  ),
  'code-level-mismatch': problem(
    422,
    '编码位数与层级不符',
    'The code does not have the digits of its level',
    '市4位，区县6位，镇街9位，村12位',
    'City 4, county 6, town 9, village 12 digits',
  ),
  'unit-ended': problem(
    422,
    '单位已合并、分设或撤销',
    'The unit was merged, split up or closed',
    '请对存续的单位办理',
    'Change the unit that goes on',
  ),
  'has-open-children': problem(
    422,
    '单位下还有未撤销的下级单位',
    'Units below it are still open',
    '请先划转或撤销下级单位',
    'Move or close the units below it first',
  ),
  'not-same-parent': problem(
    422,
    '这些单位不在同一上级之下，或者层级不同',
    'The units are not of one level under one parent',
    '请先将单位划转到同一上级之下',
    'Move them under one parent first',
  ),
  'change-under-way': problem(
    422,
    '单位正在办理合并或分设',
    'A merger or split of the unit is under way',
    '请等它办结后重试',
    'Wait until it is done, then repeat',
  ),
  'effect-in-future': problem(
    422,
    '生效日期晚于今天',
    'The change would hold only from a later day',
    '请在生效之日办理',
    'Record it on the day from which it holds',
  ),
  'date-before-last-change': problem(
    422,
    '生效日期早于该单位上一次变更',
    'The day lies before the last change of the unit',
    '请核对生效日期',
    'Check the day from which the change holds',
  ),
  'difference-exists': problem(
    422,
    '这份名单已比对',
    'The list is compared already',
    '无需重复比对',
    'There is nothing to do',
  ),
  'unknown-difference': problem(
    404,
    '没有这项比对,或者您无权查看',
    'There is no such difference, or you may not see it',
    '请核对编号',
    'Check the id of the difference',
  ),
  'no-difference': problem(
    422,
    '名单与登记一致',
    'The list says what is registered',
    '无需办理',
    'There is nothing to do',
  ),
  'difference-too-long': problem(
    422,
    '差异过多',
    'The list differs in too many rows',
    '请按区县分别比对',
    'Compare it county by county',
  ),
  'unknown-row': problem(404, '没有这一行', 'There is no such row', '请核对行号', 'Check the number of the row'),
  'row-decided': problem(
    422,
    '这一行已采纳或不采纳',
    'The row is decided on already',
    '无需重复办理',
    'There is nothing to do',
  ),
  'unknown-change': problem(
    404,
    '没有这项合并或分设',
    'There is no such merger or split',
    '请核对编号',
    'Check the id of the change',
  ),
  'change-exists': problem(
    422,
    '这项合并或分设已提出',
    'The merger or split is proposed already',
    '无需重复办理',
    'There is nothing to do',
  ),
  'unit-repeated': problem(422, '同一单位出现多次', 'A unit is named twice', '请核对编码', 'Name each unit once'),
  'merger-needs-two': problem(
    422,
    '合并至少涉及两个单位',
    'A merger takes two units or more',
    '只改名称的，请办理更名',
    'Rename the unit where only its name changes',
  ),
  'split-needs-two': problem(
    422,
    '分设后至少应有两个单位',
    'A split leaves two units or more',
    '请填写分设后的单位',
    'Name the units that it is split into',
  ),
};
