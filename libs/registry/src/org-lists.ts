import {
  dateColumn,
  instantColumn,
  numberColumn,
  shareColumn,
  textColumn,
  type ExportedList,
  type ListColumn,
} from '#web';

export const orgUnitList: ExportedList = {
  name: 'org-units',
  zh: '组织机构',
  en: 'Units',
  paging: { parameter: 'after', size: 'limit', most: 500 },
  recorded: ['parent', 'level', 'on'],
  columns: [
    textColumn('code', '编码', 'Code'),
    textColumn('name', '名称', 'Name'),
    textColumn('level', '层级', 'Level'),
    textColumn('parentCode', '上级编码', 'Code of the unit above'),
    textColumn('status', '状态', 'Status'),
  ],
};

export const orgUnitHistoryList: ExportedList = {
  name: 'org-unit-history',
  zh: '机构沿革',
  en: 'History of a unit',
  paging: 'whole',
  columns: [
    numberColumn('revision', '序号', 'Revision'),
    instantColumn('recordedAt', '记录时间', 'Recorded at'),
    textColumn('title.zh', '动作', 'What happened, in Chinese'),
    textColumn('title.en', '动作（英文）', 'What happened'),
    textColumn('data', '内容', 'Content'),
    textColumn('by.orgCode', '记录单位', 'By the unit'),
    textColumn('by.system', '系统自动', 'By the system'),
    textColumn('type', '事件类型', 'Event type'),
  ],
};

export const orgDifferenceList: ExportedList = {
  name: 'org-differences',
  zh: '区划差异',
  en: 'Differences',
  paging: 'whole',
  recorded: ['open'],
  columns: [
    textColumn('source', '来源', 'Source'),
    dateColumn('recordedOn', '比对日期', 'Recorded on'),
    numberColumn('listedUnits', '清单单位数', 'Units listed'),
    numberColumn('rows', '差异数', 'Rows'),
    numberColumn('open', '未处理', 'Open'),
    textColumn('differenceId', '比对标识', 'Difference id'),
  ],
};

export const differenceRowList: ExportedList = {
  name: 'org-difference-rows',
  zh: '区划差异明细',
  en: 'Rows of a difference',
  paging: 'whole',
  items: (answer) => (answer as { rows: readonly unknown[] }).rows,
  columns: [
    numberColumn('row', '序号', 'Row'),
    textColumn('kind', '差异类型', 'Kind'),
    textColumn('code', '编码', 'Code'),
    textColumn('name', '名称', 'Name'),
    textColumn('level', '层级', 'Level'),
    textColumn('parentCode', '上级编码', 'Code of the unit above'),
    textColumn('oldName', '原名称', 'Name before'),
    textColumn('oldParentCode', '原上级编码', 'Code of the unit above before'),
    textColumn('status', '处理', 'Status'),
  ],
};

const rate = (name: string, zh: string, en: string): readonly ListColumn[] => [
  numberColumn(`rates.${name}.numerator`, `${zh}（分子）`, `${en}: numerator`),
  numberColumn(`rates.${name}.denominator`, `${zh}（分母）`, `${en}: denominator`),
  shareColumn(`rates.${name}.share`, zh, en),
];

export const rateList: ExportedList = {
  name: 'rates',
  zh: '一肩挑、交叉任职比例',
  en: 'Rates',
  paging: 'whole',
  recorded: ['unit', 'on'],
  items: (answer) => [answer, ...(answer as { units: readonly unknown[] }).units],
  columns: [
    textColumn('code', '单位编码', 'Unit code'),
    textColumn('name', '单位', 'Unit'),
    textColumn('level', '层级', 'Level'),
    numberColumn('villages', '村数', 'Villages'),
    ...rate('oneShoulder', '一肩挑比例', 'One-shoulder rate'),
    ...rate('oneShoulderWithCollective', '兼任集体经济组织负责人比例', 'One-shoulder rate with the collective'),
    ...rate('crossAppointment', '交叉任职比例', 'Cross-appointment rate'),
    ...rate('vcPartyShare', '村委会党员比例', 'Party share of the committee'),
    ...rate('representativePartyShare', '村民代表党员比例', 'Party share of the representatives'),
    ...rate('vscDirectorPartyShare', '村监会主任党员比例', 'Party share of supervisory directors'),
  ],
};
