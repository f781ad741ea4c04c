import { problem, type ProblemTexts } from '#kernel';
import { peopleProblems, type PeopleCode } from './people-problems.js';
import type { OrgUnitRejection } from '../domain/org-unit.js';
import type { PostTermRejection } from '../domain/post-term.js';

type RegistryCode =
  OrgUnitRejection['rejected'] | PostTermRejection['rejected'] | PeopleCode | 'own-post' | 'unknown-unit';

export const registryProblems: ProblemTexts<RegistryCode> = {
  ...peopleProblems,
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
    '村民委员会成员只能由村民选举产生,任何组织不得任命(《村民委员会组织法》第十一条)',
    "Villagers' committee members are elected; no organization may appoint them (Organic Law, art. 11)",
    '请以选举结果登记',
    'Record the result of an election',
  ),
  'vsc-post-only-by-election': problem(
    422,
    '村务监督委员会成员由村民会议或村民代表会议推选产生,任何组织不得任命',
    'Members of the village supervisory committee are elected by the villagers; no one may appoint them',
    '请以推选结果登记',
    'Record the result of the election',
  ),
  'vc-post-not-by-removal': problem(
    422,
    '任何组织不得撤换村民委员会成员(《村民委员会组织法》第十一条)',
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
  'own-post': problem(
    403,
    '不能办理本人的任职',
    'You may not record your own post',
    '请由他人办理',
    'Ask someone else',
  ),
  'unknown-unit': problem(
    404,
    '没有这个单位,或者您无权查看',
    'There is no such unit, or you may not see it',
    '请核对单位编码',
    'Check the code of the unit',
  ),
};
