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

export const appointmentList: ExportedList = {
  name: 'secretary-appointments',
  zh: '村党组织书记任职台账',
  en: 'Appointments of village secretaries',
  paging: 'pages',
  recorded: ['unit', 'status'],
  columns: [
    textColumn('secretary.name', '姓名', 'Name'),
    textColumn('villageCode', '村编码', 'Village code'),
    textColumn('mode', '备案方式', 'Filed before or after'),
    textColumn('entry', '产生方式', 'Way into the post'),
    textColumn('onTrial', '试用', 'On trial'),
    textColumn('stage', '环节', 'Stage'),
    textColumn('outcome', '任职决定', 'Decision'),
    dateColumn('noticeUntil', '公示截止', 'Notice until'),
    dateColumn('startedOn', '任职日期', 'Term from'),
    textColumn('documentNo', '任职文号', 'Document number'),
    textColumn('steps.step', '已办结环节', 'Settled'),
    dateColumn('openedOn', '发起日期', 'Opened on'),
    dateColumn('dueOn', '办理期限', 'Due on'),
    textColumn('appointmentId', '任职标识', 'Appointment id'),
  ],
};
