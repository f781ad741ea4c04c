import { problem, type ProblemTexts } from '#kernel';
import type { CaseViewRejection } from '../domain/case-view.js';
import type { DefaultViewRejection } from '../domain/default-view.js';

export const caseViewProblems: ProblemTexts<
  CaseViewRejection['rejected'] | DefaultViewRejection['rejected'] | 'view-outdated'
> = {
  'view-exists': problem(422, '视图已保存', 'The view is kept already', '无需重复保存', 'There is nothing to do'),
  'view-name-missing': problem(422, '没有填写视图名称', 'The name is missing', '请填写名称', 'Give the view a name'),
  'view-removed': problem(
    422,
    '视图已删除',
    'The view was removed',
    '如仍需要，请重新保存',
    'Keep it anew if you still need it',
  ),
  'view-with-words-stays-own': problem(
    422,
    '含有搜索文字的视图不能共享，文字可能指向他人',
    'A view with words to search for is not shared: they may name a person',
    '请先去掉搜索文字（q），再共享',
    'Take the words (q) out of the filter first',
  ),
  'view-share-beyond-own-units': problem(
    422,
    '只能在本人任职的单位及其下级范围内共享',
    'A view is shared within the units in which you hold a role',
    '请选择本人任职的单位或者其下级单位',
    'Choose one of your units or a unit below it',
  ),
  'view-not-shared-so': problem(
    422,
    '视图没有这样共享过',
    'The view is not shared with this role at this unit',
    '请核对角色和单位',
    'Check the role and the unit',
  ),
  'view-outdated': problem(
    422,
    '视图中的条件已不适用：{filters}',
    'The list no longer takes these filters of the view: {filters}',
    '请由视图所有人更新条件后再使用，或者直接填写条件查询',
    'Let the owner replace the filter of the view, or give the filters yourself',
  ),
  'view-not-default': problem(
    422,
    '这个视图不是本人的默认视图',
    'That view is not your default',
    '无需取消；视图列表标明了默认视图',
    'There is nothing to end: the list of views says which one is',
  ),
  'unknown-view': problem(
    404,
    '没有这个视图，或者没有共享给本人',
    'There is no such view, or it is not shared with you',
    '请从视图列表中选择；默认视图已失效的，请重新设置',
    'Choose one from the list of views; where your default is gone, choose another',
  ),
};
