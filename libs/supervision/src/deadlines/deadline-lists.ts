import { dateColumn, numberColumn, textColumn, type ExportedList, type ListColumn } from '#web';

const columns: readonly ListColumn[] = [
  textColumn('ruleKey', '时限规则', 'Rule'),
  textColumn('ruleVersion', '规则版本', 'Version of the rule'),
  numberColumn('amount', '期限', 'Amount'),
  textColumn('unit', '期限单位', 'Unit of time'),
  dateColumn('anchor', '起算日', 'Counted from'),
  dateColumn('startedOn', '开始日期', 'Started on'),
  dateColumn('dueOn', '到期日', 'Due on'),
  textColumn('provisional', '暂定', 'Provisional'),
  textColumn('calendarVersion', '日历版本', 'Calendar version'),
  textColumn('status', '状态', 'Status'),
  textColumn('missed', '已逾期', 'Missed'),
  dateColumn('settledOn', '了结日期', 'Settled on'),
  textColumn('pauseReason', '中止原因', 'Reason of the pause'),
  textColumn('caseId', '事项标识', 'Case id'),
  textColumn('deadlineId', '时限标识', 'Deadline id'),
];

export const deadlineList: ExportedList = {
  name: 'deadlines',
  zh: '期限列表',
  en: 'Deadlines',
  paging: 'pages',
  recorded: ['status', 'from', 'to', 'rule', 'org', 'missed'],
  columns: [
    textColumn('kind', '事项类型', 'Kind'),
    textColumn('stage', '当前环节', 'Stage'),
    textColumn('org.code', '单位编码', 'Unit code'),
    textColumn('org.name', '单位', 'Unit'),
    ...columns,
    numberColumn('remainingWorkingDays', '剩余工作日', 'Working days left'),
  ],
};

export const caseDeadlineList: ExportedList = {
  name: 'case-deadlines',
  zh: '事项期限',
  en: 'Deadlines of a case',
  paging: 'whole',
  columns: [...columns, textColumn('working', '计算过程', 'Working')],
};
