import { dateColumn, textColumn, type ExportedList } from '#web';

export const filingList: ExportedList = {
  name: 'secretary-filings',
  zh: '村党组织书记备案台账',
  en: 'Filings of village secretaries',
  paging: 'pages',
  recorded: ['unit', 'status', 'record'],
  columns: [
    textColumn('secretary.name', '姓名', 'Name'),
    textColumn('villageCode', '村编码', 'Village code'),
    textColumn('mode', '备案方式', 'Before or after'),
    textColumn('stage', '环节', 'Stage'),
    textColumn('outcome', '备案意见', 'Opinion'),
    textColumn('filingNo', '备案号', 'Filing number'),
    textColumn('record', '信息库状态', 'In the database'),
    dateColumn('openedOn', '建立日期', 'Prepared on'),
    dateColumn('dueOn', '办理期限', 'Due on'),
    dateColumn('firstTrainingOn', '首次培训日期', 'First training on'),
    textColumn('filingId', '备案标识', 'Filing id'),
  ],
};
