import { dateColumn, textColumn, type ExportedList } from '#web';

export const adjustmentList: ExportedList = {
  name: 'adjustments',
  zh: '村干部调整',
  en: 'Adjustments of cadres',
  paging: 'pages',
  recorded: ['open'],
  columns: [
    textColumn('cadre.name', '姓名', 'Cadre'),
    textColumn('villageCode', '村编码', 'Village code'),
    textColumn('post', '职务', 'Post'),
    textColumn('trigger', '事由', 'Trigger'),
    textColumn('stage', '环节', 'Stage'),
    textColumn('status', '状态', 'Status'),
    textColumn('outcome', '决定', 'Outcome'),
    textColumn('adjusted', '调整方式', 'Adjusted by'),
    textColumn('held', '立案调查中', 'Held by an investigation'),
    dateColumn('suspendedFrom', '停职日期', 'Suspended from'),
    textColumn('announced', '已宣布', 'Announced'),
    dateColumn('openedOn', '提出日期', 'Opened on'),
    dateColumn('dueOn', '期限', 'Due on'),
    textColumn('adjustmentId', '事项标识', 'Adjustment id'),
  ],
};
