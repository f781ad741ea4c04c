import { dateColumn, instantColumn, textColumn, type ExportedList } from '#web';

export const alertList: ExportedList = {
  name: 'alerts',
  zh: '督办提醒',
  en: 'Alerts',
  paging: 'pages',
  recorded: ['box', 'stage', 'open', 'from', 'to'],
  columns: [
    textColumn('stage', '提醒级别', 'Step'),
    textColumn('status', '状态', 'Status'),
    textColumn('kind', '事项类型', 'Kind'),
    textColumn('org.code', '单位编码', 'Unit code'),
    textColumn('org.name', '单位', 'Unit'),
    textColumn('subject.name', '当事人', 'Person concerned'),
    textColumn('ruleKey', '时限规则', 'Rule'),
    dateColumn('dueOn', '到期日', 'Due on'),
    dateColumn('scheduledOn', '应提醒日', 'Scheduled on'),
    dateColumn('raisedOn', '提醒日期', 'Raised on'),
    instantColumn('raisedAt', '提醒时间', 'Raised at'),
    textColumn('to', '主送', 'To'),
    textColumn('copyTo', '抄送', 'Copied to'),
    dateColumn('acknowledgedOn', '确认日期', 'Acknowledged on'),
    textColumn('acknowledgedBy.name', '确认人', 'Acknowledged by'),
    dateColumn('closedOn', '了结日期', 'Closed on'),
    textColumn('caseId', '事项标识', 'Case id'),
    textColumn('alertId', '提醒标识', 'Alert id'),
  ],
};
