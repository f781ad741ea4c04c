import { dateColumn, instantColumn, numberColumn, textColumn, type ExportedList } from '#web';

export const secretaryList: ExportedList = {
  name: 'secretaries',
  zh: '村党组织书记信息库',
  en: 'Secretary database',
  paging: 'pages',
  recorded: ['unit', 'on', 'oneShoulder', 'sanctioned', 'sort'],
  columns: [
    textColumn('name', '姓名', 'Name'),
    textColumn('unit.code', '单位编码', 'Unit code'),
    textColumn('unit.name', '单位', 'Unit'),
    dateColumn('startedOn', '任职日期', 'Started on'),
    dateColumn('endsOn', '离任日期', 'Ends on'),
    textColumn('oneShoulder', '一肩挑', 'One-shoulder'),
    textColumn('posts.post', '所任职务', 'Posts'),
    textColumn('posts.startedOn', '各职务任职日期', 'Posts since'),
    textColumn('posts.documentNo', '任职文号', 'Document numbers'),
    numberColumn('trainingHours', '年度培训学时', 'Training hours of the year'),
    textColumn('sanctions', '处分', 'Sanctions'),
    textColumn('payClass', '报酬档次', 'Pay class'),
    dateColumn('fileOpenedOn', '建档日期', 'File opened on'),
    textColumn('filingNo', '备案号', 'Filing number'),
    textColumn('personId', '人员标识', 'Person id'),
  ],
};

export const fileAccessList: ExportedList = {
  name: 'personnel-file-accesses',
  zh: '档案查阅申请',
  en: 'Openings of personnel files',
  paging: 'pages',
  recorded: ['state'],
  columns: [
    textColumn('person.name', '档案所属人', 'Whose file'),
    textColumn('orgCode', '单位编码', 'Unit code'),
    textColumn('requester.name', '申请人', 'Asked by'),
    textColumn('decidedBy.name', '审批人', 'Decided by'),
    textColumn('state', '状态', 'State'),
    numberColumn('hours', '查阅时长（小时）', 'Hours'),
    textColumn('reason', '事由', 'Reason'),
    instantColumn('requestedAt', '申请时间', 'Asked at'),
    instantColumn('until', '查阅截止', 'Until'),
    textColumn('requestId', '申请标识', 'Request id'),
  ],
};

export const fileReadList: ExportedList = {
  name: 'personnel-file-reads',
  zh: '档案查阅记录',
  en: 'Reads of a personnel file',
  paging: 'pages',
  columns: [
    textColumn('reader.name', '查阅人', 'Reader'),
    textColumn('approver.name', '批准人', 'Approved by'),
    textColumn('documentClass', '材料类别', 'Class'),
    textColumn('documentId', '材料标识', 'Document id'),
    instantColumn('readAt', '查阅时间', 'Read at'),
    textColumn('requestId', '申请标识', 'Request id'),
  ],
};

export const fileDocumentList: ExportedList = {
  name: 'personnel-file-documents',
  zh: '档案目录',
  en: 'Documents of a personnel file',
  paging: 'whole',
  items: (answer) => (answer as { documents: readonly unknown[] }).documents,
  columns: [
    textColumn('documentClass', '材料类别', 'Class'),
    textColumn('title', '材料名称', 'Title'),
    dateColumn('dated', '材料日期', 'Dated'),
    numberColumn('bytes', '字节数', 'Bytes'),
    dateColumn('addedOn', '归档日期', 'Added on'),
    textColumn('supersededBy', '更正为', 'Replaced by'),
    textColumn('attachmentHash', '密文摘要', 'Hash as sealed'),
    textColumn('contentHash', '内容摘要', 'Hash of the content'),
    textColumn('mediaType', '格式', 'Media type'),
    textColumn('documentId', '材料标识', 'Document id'),
  ],
};
