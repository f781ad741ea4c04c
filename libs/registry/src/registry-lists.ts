import { dateColumn, numberColumn, textColumn, type ExportedList } from '#web';

export const personList: ExportedList = {
  name: 'people',
  zh: '人员',
  en: 'People',
  paging: 'pages',
  recorded: ['unit', 'post'],
  columns: [
    textColumn('name', '姓名', 'Name'),
    textColumn('orgCode', '单位编码', 'Unit code'),
    textColumn('orgName', '单位', 'Unit'),
    textColumn('presence', '在册状态', 'Presence'),
    textColumn('posts.post', '职务', 'Posts'),
    textColumn('posts.orgCode', '任职单位编码', 'Units of the posts'),
    textColumn('personId', '人员编号', 'Person id'),
  ],
};

export const personPostList: ExportedList = {
  name: 'posts',
  zh: '任职经历',
  en: 'Posts of a person',
  paging: 'whole',
  columns: [
    textColumn('orgCode', '单位编码', 'Unit code'),
    textColumn('orgName', '单位', 'Unit'),
    textColumn('post', '职务', 'Post'),
    textColumn('regime', '组织类别', 'Regime'),
    textColumn('publicPower', '行使公权力', 'Public power'),
    dateColumn('startedOn', '任职日期', 'Started on'),
    dateColumn('plannedEndOn', '任期届满', 'Planned end'),
    dateColumn('endedOn', '离任日期', 'Ended on'),
    textColumn('basis', '任职方式', 'Basis'),
    textColumn('document.number', '文号', 'Document number'),
    dateColumn('document.issuedOn', '发文日期', 'Document date'),
    textColumn('endReason', '离任原因', 'Reason of the end'),
    textColumn('exitDocument.number', '离任文号', 'Document number of the end'),
    dateColumn('exitDocument.issuedOn', '离任发文日期', 'Document date of the end'),
    textColumn('termId', '任期标识', 'Term id'),
  ],
};

export const relativeList: ExportedList = {
  name: 'relatives',
  zh: '亲属关系',
  en: 'Relatives of a person',
  paging: 'whole',
  columns: [
    textColumn('name', '姓名', 'Name'),
    textColumn('relation', '关系', 'Relation'),
    textColumn('status', '状态', 'Status'),
    textColumn('relativeId', '人员编号', 'Person id'),
  ],
};

export const vacancyList: ExportedList = {
  name: 'vacancies',
  zh: '职务空缺',
  en: 'Vacancies',
  paging: 'pages',
  recorded: ['unit', 'open'],
  columns: [
    textColumn('orgCode', '单位编码', 'Unit code'),
    textColumn('orgName', '单位', 'Unit'),
    textColumn('post', '职务', 'Post'),
    textColumn('leftBy.name', '原任职人员', 'Left by'),
    dateColumn('since', '空缺日期', 'Since'),
    dateColumn('dueOn', '应补日期', 'Due on'),
    dateColumn('filledOn', '补任日期', 'Filled on'),
    dateColumn('lapsedOn', '因撤并失效日期', 'Lapsed with its village on'),
    textColumn('acting.name', '代理人员', 'Acting'),
    textColumn('acting.from', '代理起始', 'Acting from'),
    textColumn('acting.until', '代理截止', 'Acting until'),
    textColumn('vacancyId', '空缺标识', 'Vacancy id'),
  ],
};

export const structureWarningList: ExportedList = {
  name: 'structure-warnings',
  zh: '班子结构提示',
  en: 'Warnings on structure',
  paging: 'pages',
  recorded: ['unit', 'open', 'rule'],
  columns: [
    textColumn('orgCode', '单位编码', 'Unit code'),
    textColumn('orgName', '单位', 'Unit'),
    textColumn('title.zh', '提示', 'Warning, in Chinese'),
    textColumn('title.en', '提示（英文）', 'Warning'),
    textColumn('basis', '依据', 'Basis'),
    textColumn('posts', '涉及职务', 'Posts'),
    textColumn('persons.name', '涉及人员', 'Persons'),
    dateColumn('recordedOn', '记录日期', 'Recorded on'),
    dateColumn('liftedOn', '解除日期', 'Lifted on'),
    textColumn('rule', '规则', 'Rule'),
    textColumn('warningId', '提示标识', 'Warning id'),
  ],
};

export const reservePoolList: ExportedList = {
  name: 'reserve-pool',
  zh: '后备人才库',
  en: 'Reserve pools',
  paging: 'pages',
  recorded: ['unit'],
  columns: [
    textColumn('villageCode', '村编码', 'Village code'),
    textColumn('villageName', '村', 'Village'),
    numberColumn('members', '现有人数', 'Members'),
    numberColumn('minimum', '应有人数', 'Minimum'),
    numberColumn('gap', '缺额', 'Gap'),
    dateColumn('gapSince', '缺额起始', 'Gap since'),
    textColumn('entries.name', '人员', 'Persons'),
    textColumn('entries.stage', '阶段', 'Stages'),
    textColumn('entries.reviewDueOn', '复核到期', 'Reviews due on'),
    textColumn('entries.findings', '核查情况', 'Findings'),
    textColumn('entries.entryId', '入库标识', 'Entry ids'),
  ],
};

export const dissolvedPersonList: ExportedList = {
  name: 'people-of-dissolved-units',
  zh: '撤并单位待处理人员',
  en: 'People of dissolved units',
  paging: 'pages',
  recorded: ['unit', 'kind'],
  columns: [
    textColumn('kind', '类别', 'Kind'),
    textColumn('orgCode', '原单位编码', 'Unit code'),
    textColumn('orgName', '原单位', 'Unit'),
    textColumn('by', '撤并方式', 'Dissolved by'),
    dateColumn('dissolvedOn', '撤并日期', 'Dissolved on'),
    textColumn('name', '姓名', 'Name'),
    textColumn('post', '职务', 'Post'),
    dateColumn('until', '代理截止', 'Acting until'),
    textColumn('successors', '承接单位编码', 'Successor codes'),
    textColumn('assignedTo', '已确定承接村', 'Assigned to'),
    dateColumn('dueOn', '应办结日期', 'Due on'),
    textColumn('personId', '人员编号', 'Person id'),
    textColumn('id', '事项标识', 'Term, entry or vacancy id'),
  ],
};
