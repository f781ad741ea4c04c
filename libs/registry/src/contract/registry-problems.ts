import { problem, type ProblemTexts } from '#kernel';
import { peopleProblems, type PeopleCode } from './people-problems.js';
import { reserveProblems, type ReserveCode } from './reserve-problems.js';
import { tableImportProblems, type TableImportCode } from './table-import-problems.js';
import type { OrgChangeRejection } from '../domain/org-change.js';
import type { OrgDifferenceRejection } from '../domain/org-difference.js';
import type { OrgUnitRejection } from '../domain/org-unit.js';
import type { PostTermRejection } from '../domain/post-term.js';
import type { VillageBodyRejection } from '../domain/village-body.rejection.js';
import { structureProblems } from './structure-problems.js';

type RegistryCode =
  | OrgUnitRejection['rejected']
  | OrgChangeRejection['rejected']
  | OrgDifferenceRejection['rejected']
  | PostTermRejection['rejected']
  | VillageBodyRejection['rejected']
  | PeopleCode
  | ReserveCode
  | TableImportCode
  | 'own-post';

export const registryProblems: ProblemTexts<RegistryCode> = {
  ...peopleProblems,
  ...reserveProblems,
  ...tableImportProblems,
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
  'already-started': problem(
    422,
    '任职已登记',
    'The term is registered already',
    '无需重复登记',
    'There is nothing to do',
  ),
  'not-started': problem(422, '没有这项任职', 'There is no such term', '请核对任职记录', 'Check the term'),
  'already-ended': problem(422, '任职已结束', 'The term has ended', '无需重复办理', 'There is nothing to do'),
  'ends-before-start': problem(
    422,
    '结束日期早于任职日期',
    'The term ends before it starts',
    '请核对日期',
    'Check the dates',
  ),
  'vc-post-only-by-election': problem(
    422,
    '村民委员会成员只能由村民选举产生，任何组织不得任命（《村民委员会组织法》第十一条）',
    "Villagers' committee members are elected; no organization may appoint them (Organic Law, art. 11)",
    '请以选举结果登记',
    'Record the result of an election',
  ),
  'vsc-post-only-by-election': problem(
    422,
    '村务监督委员会成员由村民会议或村民代表会议推选产生，任何组织不得任命',
    'Members of the village supervisory committee are elected by the villagers; no one may appoint them',
    '请以推选结果登记',
    'Record the result of the election',
  ),
  'vc-post-not-by-removal': problem(
    422,
    '任何组织不得撤换村民委员会成员（《村民委员会组织法》第十一条）',
    "No organization may remove a villagers' committee member (Organic Law, art. 11)",
    '请登记辞职、罢免表决、任期届满等法定事由',
    'Record a statutory end: resignation, recall vote, end of term',
  ),
  'vsc-post-not-by-removal': problem(
    422,
    '任何组织不得撤换村务监督委员会成员',
    'No organization may remove a member of the village supervisory committee',
    '请登记法定事由',
    'Record a statutory end',
  ),
  ...structureProblems,
  'villagers-post-only-by-election': problem(
    422,
    '村民小组组长、村民代表由村民推选产生',
    'Group heads and representatives are elected by the villagers',
    '请以推选结果登记',
    'Record the result of the election',
  ),
  'collective-post-only-by-election': problem(
    422,
    '集体经济组织理事、监事由成员（代表）大会选举产生',
    "Board members and supervisors are elected by the members' assembly",
    '请以选举结果登记',
    'Record the result of an election',
  ),
  'party-post-not-by-contract': problem(
    422,
    '党组织职务不能以聘用方式产生',
    'A post in the Party organization is not entered by contract',
    '请选择选举或者上级党委任命',
    'Choose election or appointment by the superior Party committee',
  ),
  'staff-post-not-by-election': problem(
    422,
    '该职务以任命或者聘用方式产生',
    'This post is entered by appointment or contract',
    '请选择任命或者聘用',
    'Choose appointment or contract',
  ),
  'exit-not-of-this-post': problem(
    422,
    '该职务不能以此事由离任',
    'This post does not end in this way',
    '请选择该职务的法定离任事由',
    'Choose one of the ways in which this post ends by law',
  ),
  'document-required': problem(
    422,
    '缺少文号或者发文日期',
    'Number or date of the document is missing',
    '请填写决定文件的文号和日期',
    'Give number and date of the decision',
  ),
  'nothing-corrected': problem(
    422,
    '登记内容没有变化',
    'What is recorded is the same',
    '请填写正确的内容',
    'Give what is right',
  ),
  'unknown-term-alert': problem(422, '没有这条提醒', 'There is no such alert', '请核对提醒', 'Check the alert'),
  'own-post': problem(
    403,
    '不能办理本人的任职',
    'You may not record your own post',
    '请由他人办理',
    'Ask someone else',
  ),
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
