import { dateColumn, textColumn, type ExportedList } from '#web';

export const stuckDutyList: ExportedList = {
  name: 'stuck-duties',
  zh: '无人可办事项',
  en: 'Stuck duties',
  paging: 'pages',
  recorded: ['org', 'reason'],
  columns: [
    dateColumn('since', '发现日期', 'Since'),
    textColumn('reason', '原因', 'Reason'),
    textColumn('kind', '事项类型', 'Kind'),
    textColumn('action', '待办事项', 'Action'),
    textColumn('org.code', '单位编码', 'Unit code'),
    textColumn('org.name', '单位', 'Unit'),
    textColumn('subject.name', '当事人', 'Person concerned'),
    textColumn('waitsFor.role', '应办角色', 'Role waited for'),
    textColumn('waitsFor.org.name', '应办单位', 'Unit waited for'),
    textColumn('waitsFor.person.name', '应办人', 'Person waited for'),
    textColumn('ask.org.name', '咨询单位', 'Unit to ask'),
    textColumn('ask.holders.name', '咨询人', 'Whom to ask'),
    textColumn('caseId', '事项标识', 'Case id'),
  ],
};
