import { problem, type ProblemTexts } from '#kernel';
import type { PostTermRejection } from '../domain/post-term.js';

export type PostTermCode = PostTermRejection['rejected'] | 'own-post' | 'rules-not-loaded';

/** Refusals on the beginning and the end of terms. */
export const postTermProblems: ProblemTexts<PostTermCode> = {
  'rules-not-loaded': problem(
    422,
    '尚未载入适用于该单位的参数',
    'No parameters are loaded that hold for this unit',
    '请先载入参数',
    'Load the parameters first',
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
};
