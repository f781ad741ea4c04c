import { dateColumn, numberColumn, textColumn, type ExportedList } from '#web';

export const numberList: ExportedList = {
  name: 'document-numbers',
  zh: '文号登记簿',
  en: 'Register of document numbers',
  paging: 'pages',
  recorded: ['org', 'documentClass', 'year', 'voided'],
  columns: [
    textColumn('number', '文号', 'Number'),
    textColumn('org.code', '发文单位编码', 'Code of the organ'),
    textColumn('org.name', '发文单位', 'Organ'),
    textColumn('documentClass', '文种', 'Class'),
    numberColumn('year', '年度', 'Year'),
    numberColumn('sequence', '序号', 'Sequence'),
    dateColumn('givenOn', '编号日期', 'Given on'),
    textColumn('voided', '已作废', 'Voided'),
    dateColumn('voidedOn', '作废日期', 'Voided on'),
    textColumn('voidedBy.name', '作废人', 'Voided by'),
    textColumn('reason', '作废原因', 'Reason'),
  ],
};
