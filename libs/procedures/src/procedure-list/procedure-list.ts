import { textColumn, type ExportedList } from '#web';

export const procedureList: ExportedList = {
  name: 'procedures',
  zh: '审批程序',
  en: 'Procedures',
  paging: 'whole',
  columns: [
    textColumn('name', '程序', 'Procedure'),
    textColumn('category', '事项类别', 'Category'),
    textColumn('versions.version', '版本', 'Versions'),
    textColumn('versions.title.zh', '名称', 'Title, in Chinese'),
    textColumn('versions.title.en', '名称（英文）', 'Title'),
    textColumn('versions.stages.key', '环节', 'Stages'),
  ],
};
