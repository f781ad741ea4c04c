import { dateColumn, textColumn, type ExportedList } from '#web';

export const caseViewList: ExportedList = {
  name: 'case-views',
  zh: '事项视图',
  en: 'Views of cases',
  paging: 'pages',
  columns: [
    textColumn('name', '名称', 'Name'),
    textColumn('own', '本人所有', 'Own'),
    textColumn('isDefault', '默认视图', 'Default'),
    textColumn('owner.name', '所有人', 'Owner'),
    textColumn('filter', '筛选条件', 'Filter'),
    textColumn('outdated', '已失效条件', 'Outdated filters'),
    textColumn('sharedWith.role', '共享角色', 'Shared with roles'),
    textColumn('sharedWith.org.code', '共享单位编码', 'Units of the roles'),
    textColumn('sharedWith.org.name', '共享单位', 'Names of the units'),
    dateColumn('changedOn', '变更日期', 'Changed on'),
    textColumn('viewId', '视图标识', 'View id'),
  ],
};
