import { dateColumn, instantColumn, textColumn, type ExportedList } from '#web';

export const parameterList: ExportedList = {
  name: 'parameters',
  zh: '时限和标准参数',
  en: 'Parameters',
  paging: 'whole',
  recorded: ['key', 'scope', 'on', 'knownAt'],
  columns: [
    textColumn('key', '参数', 'Key'),
    textColumn('value', '值', 'Value'),
    textColumn('unit', '单位', 'Unit'),
    textColumn('scope', '适用区域编码', 'Scope'),
    dateColumn('effectiveFrom', '生效日期', 'Effective from'),
    textColumn('workflow', '流程', 'Workflow'),
    textColumn('meaning', '含义', 'Meaning'),
    textColumn('anchor', '起算点', 'Counted from'),
    textColumn('confidence', '可信度', 'Confidence'),
    textColumn('sources', '来源', 'Sources'),
    textColumn('note', '备注', 'Note'),
    textColumn('version', '版本', 'Version'),
    instantColumn('setAt', '录入时间', 'Set at'),
    textColumn('reason', '更正理由', 'Reason of the correction'),
    instantColumn('replacedAt', '被更正时间', 'Corrected at'),
  ],
};
