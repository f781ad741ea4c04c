import { textColumn, type ExportedList } from '#web';

export const formList: ExportedList = {
  name: 'case-forms',
  zh: '可打印的表格',
  en: 'Official forms of a case',
  paging: 'whole',
  columns: [
    textColumn('name', '表格代码', 'Form'),
    textColumn('title.zh', '名称', 'Title, in Chinese'),
    textColumn('title.en', '名称（英文）', 'Title'),
    textColumn('formats', '格式', 'Formats'),
  ],
};
