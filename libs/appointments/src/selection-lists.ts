import { dateColumn, numberColumn, textColumn, type ExportedList } from '#web';

export const selectionList: ExportedList = {
  name: 'open-selections',
  zh: '公开遴选',
  en: 'Open selections of village secretaries',
  paging: 'pages',
  columns: [
    textColumn('countyCode', '区县编码', 'County code'),
    textColumn('villages', '选任村编码', 'Villages'),
    textColumn('conditions', '报名条件', 'Conditions'),
    textColumn('standing', '状态', 'Standing'),
    dateColumn('plannedOn', '建立日期', 'Planned on'),
    textColumn('noticeNo', '公告文号', 'Notice number'),
    dateColumn('postedOn', '公告日期', 'Noticed on'),
    dateColumn('applyUntil', '报名截止', 'Applications until'),
    dateColumn('closedOn', '关闭日期', 'Closed on'),
    numberColumn('candidacies', '报名人数', 'Candidates'),
    textColumn('selectionId', '公开遴选标识', 'Selection id'),
  ],
};

export const candidacyList: ExportedList = {
  name: 'selection-candidacies',
  zh: '公开遴选报名人员',
  en: 'Candidates of an open selection',
  paging: 'pages',
  columns: [
    textColumn('candidate.name', '姓名', 'Name'),
    textColumn('villageCode', '报名村编码', 'Village code'),
    textColumn('unitCode', '所在单位编码', 'Unit code'),
    textColumn('background', '人员类别', 'Background'),
    textColumn('standing', '进展', 'How far'),
    textColumn('stage', '环节', 'Stage'),
    dateColumn('openedOn', '报名日期', 'Applied on'),
    dateColumn('dueOn', '办理期限', 'Due on'),
    textColumn('steps.step', '相关环节', 'Settled elsewhere'),
    textColumn('candidacyId', '报名标识', 'Candidacy id'),
  ],
};
