import { dateColumn, instantColumn, numberColumn, textColumn, type ListColumn } from '#web';

/** The columns of a case line in every exported list of cases. */
export const lineColumns: readonly ListColumn[] = [
  textColumn('registerNumber', '登记编号', 'Register number'),
  textColumn('kind', '事项类型', 'Kind'),
  textColumn('status', '状态', 'Status'),
  textColumn('stage', '当前环节', 'Stage'),
  textColumn('light', '时限灯', 'Light'),
  textColumn('subject.name', '当事人', 'Person concerned'),
  textColumn('org.code', '单位编码', 'Unit code'),
  textColumn('org.name', '单位', 'Unit'),
  textColumn('org.path.name', '所属层级', 'Path of units'),
  dateColumn('openedOn', '发起日期', 'Opened on'),
  dateColumn('happensOn', '事项日期', 'Takes place on'),
  dateColumn('dueOn', '到期日', 'Due on'),
  numberColumn('remainingWorkingDays', '剩余工作日', 'Working days left'),
  textColumn('paused', '中止', 'Paused'),
  textColumn('provisional', '暂定', 'Provisional'),
  numberColumn('returns', '退回次数', 'Times returned'),
  numberColumn('waitingDays', '已等待天数', 'Days waiting'),
  instantColumn('arrivedAt', '到达时间', 'Arrived at'),
  instantColumn('changedAt', '最近变更', 'Changed at'),
  textColumn('caseId', '事项标识', 'Case id'),
];
