import { dateColumn, numberColumn, textColumn, type ExportedList } from '#web';

export const matrixList: ExportedList = {
  name: 'joint-review-matrix',
  zh: '联审进度表',
  en: 'Joint reviews of a batch',
  paging: 'pages',
  recorded: ['batch'],
  columns: [
    textColumn('candidate.name', '姓名', 'Candidate'),
    textColumn('villageCode', '村编码', 'Village code'),
    textColumn('post', '拟任职务', 'Post'),
    textColumn('stage', '环节', 'Stage'),
    textColumn('outcome', '结论', 'Result'),
    textColumn('cells.office', '联审单位', 'Departments'),
    textColumn('cells.status', '办理状态', 'Status of each'),
    textColumn('cells.result', '回复意见', 'Reply of each'),
    textColumn('cells.ground', '情形代码', 'Ground of each'),
    textColumn('cells.dueOn', '回复期限', 'Due on'),
    textColumn('cells.remainingWorkingDays', '剩余工作日', 'Working days left'),
    textColumn('reviewId', '联审标识', 'Review id'),
  ],
};

export const dueRecheckList: ExportedList = {
  name: 'joint-reviews-due',
  zh: '届中复查到期人员',
  en: 'Re-checks due',
  paging: 'pages',
  columns: [
    textColumn('person.name', '姓名', 'Person'),
    textColumn('villageCode', '村编码', 'Village code'),
    textColumn('post', '职务', 'Post'),
    dateColumn('startedOn', '任职起始日期', 'In post from'),
    dateColumn('reviewedOn', '上次联审日期', 'Last reviewed on'),
    dateColumn('dueOn', '复查期限', 'Due on'),
    textColumn('provisional', '期限暂定', 'Provisional'),
    textColumn('reviewId', '联审标识', 'Review id'),
    textColumn('termId', '任职标识', 'Term id'),
  ],
};

export const batchList: ExportedList = {
  name: 'joint-review-batches',
  zh: '联审批次',
  en: 'Batches of joint reviews',
  paging: 'whole',
  columns: [
    textColumn('townCode', '镇街编码', 'Town code'),
    textColumn('occasion', '联审事由', 'Occasion'),
    textColumn('election', '选举', 'Election'),
    textColumn('urgent', '紧急', 'Urgent'),
    dateColumn('openedOn', '建立日期', 'Opened on'),
    dateColumn('closedOn', '关闭日期', 'Closed on'),
    numberColumn('candidates', '人数', 'Candidates'),
    textColumn('batchId', '批次标识', 'Batch id'),
  ],
};

export const departmentList: ExportedList = {
  name: 'review-departments',
  zh: '联审单位名录',
  en: 'Departments of joint review',
  paging: 'whole',
  columns: [
    textColumn('countyCode', '区县编码', 'County code'),
    textColumn('department', '单位代码', 'Department'),
    textColumn('title', '单位名称', 'Title'),
    textColumn('mandatory', '必审', 'Mandatory'),
    textColumn('liaison.name', '联络员', 'Liaison'),
    textColumn('head.name', '负责人', 'Head'),
    textColumn('reviewers.name', '审查人', 'Reviewers'),
    textColumn('deputies.deputy.name', '分管负责人', 'Deputy heads'),
    textColumn('deputies.from', '分管起始日期', 'Deputy from'),
    textColumn('deputies.until', '分管截止日期', 'Deputy until'),
    dateColumn('listedOn', '登记日期', 'Listed on'),
  ],
};

export const groundList: ExportedList = {
  name: 'ineligibility-grounds',
  zh: '不宜情形目录',
  en: 'Grounds of ineligibility',
  paging: 'whole',
  recorded: ['county'],
  columns: [
    textColumn('code', '代码', 'Code'),
    textColumn('tier', '类别', 'Tier'),
    textColumn('zh', '情形', 'Ground, in Chinese'),
    textColumn('en', '情形（英文）', 'Ground'),
    textColumn('basis', '依据', 'Basis'),
    textColumn('evidence', '证明材料', 'Evidence'),
    dateColumn('effectiveFrom', '生效日期', 'In force from'),
    dateColumn('endsOn', '停用日期', 'Ends on'),
  ],
};

export const awaitedGroundList: ExportedList = {
  ...groundList,
  name: 'ineligibility-grounds-awaiting-approval',
  zh: '待审定的不宜情形',
  en: 'Grounds that wait for approval',
  recorded: [],
  columns: [textColumn('countyCode', '区县', 'County'), ...groundList.columns.filter(({ path }) => path !== 'endsOn')],
};
