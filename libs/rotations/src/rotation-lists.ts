import { dateColumn, numberColumn, textColumn, type ExportedList } from '#web';

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

export const rotationList: ExportedList = {
  name: 'rotations',
  zh: '轮岗交流',
  en: 'Rotation reviews',
  paging: 'pages',
  columns: [
    textColumn('moves.name', '姓名', 'Persons'),
    textColumn('moves.post', '职务', 'Posts'),
    textColumn('moves.fromCode', '现任村编码', 'From village'),
    textColumn('moves.toCode', '拟任村编码', 'To village'),
    textColumn('stage', '环节', 'Stage'),
    textColumn('status', '状态', 'Status'),
    textColumn('outcome', '决定', 'Outcome'),
    dateColumn('effectiveOn', '任免日期', 'Effective on'),
    textColumn('moving', '任免登记', 'Moves'),
    dateColumn('openedOn', '提出日期', 'Opened on'),
    dateColumn('dueOn', '期限', 'Due on'),
    textColumn('rotationId', '事项标识', 'Rotation id'),
  ],
};

export const dueRotationList: ExportedList = {
  name: 'rotations-due',
  zh: '任职年限到期人员',
  en: 'Rotations due',
  paging: 'pages',
  columns: [
    textColumn('person.name', '姓名', 'Person'),
    textColumn('villageCode', '村编码', 'Village code'),
    textColumn('post', '职务', 'Post'),
    dateColumn('since', '连续任职起始日期', 'In post since'),
    dateColumn('dueOn', '到期日期', 'Due on'),
    textColumn('rotationId', '轮岗交流事项标识', 'Rotation id'),
    textColumn('termId', '任职标识', 'Term id'),
  ],
};

export const handoverList: ExportedList = {
  name: 'handovers',
  zh: '工作交接',
  en: 'Handovers',
  paging: 'pages',
  columns: [
    textColumn('outgoing.name', '移交人', 'Outgoing'),
    textColumn('incoming.name', '接收人', 'Incoming'),
    textColumn('villageCode', '村编码', 'Village code'),
    textColumn('post', '职务', 'Post'),
    textColumn('standing', '进度', 'Standing'),
    textColumn('status', '状态', 'Status'),
    dateColumn('openedOn', '开始日期', 'Opened on'),
    dateColumn('dueOn', '期限', 'Due on'),
    textColumn('handoverId', '事项标识', 'Handover id'),
  ],
};

export const handoverItemList: ExportedList = {
  name: 'handover-items',
  zh: '交接清单',
  en: 'Handover list',
  paging: 'whole',
  columns: [
    textColumn('itemId', '编号', 'Item'),
    textColumn('kind', '类别', 'Kind'),
    textColumn('description', '名称', 'Description'),
    numberColumn('quantity', '数量', 'Quantity'),
    textColumn('serial', '编码', 'Serial'),
    textColumn('state', '核对结果', 'State'),
    textColumn('note', '异议说明', 'Note'),
  ],
};

export const departureList: ExportedList = {
  name: 'departures',
  zh: '离任事项',
  en: 'Departures',
  paging: 'pages',
  columns: [
    textColumn('person.name', '姓名', 'Person'),
    textColumn('villageCode', '村编码', 'Village code'),
    textColumn('post', '职务', 'Post'),
    dateColumn('leftOn', '离任日期', 'Left on'),
    dateColumn('auditRequestedOn', '离任审计提请日期', 'Audit requested on'),
    dateColumn('handoverClosedOn', '交接办结日期', 'Handed over on'),
    textColumn('successor.name', '继任人', 'Successor'),
    textColumn('handoverId', '交接标识', 'Handover id'),
    textColumn('termId', '任职标识', 'Term id'),
  ],
};
