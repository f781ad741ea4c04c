import { textColumn, type ExportedList } from '#web';
import { lineColumns } from '../scoping/line-columns.js';

export const inboxList: ExportedList = {
  name: 'inbox',
  zh: '待我办理',
  en: 'Inbox',
  paging: 'pages',
  recorded: ['kind', 'light', 'sort'],
  columns: [...lineColumns, textColumn('myActions', '可办操作', 'My actions')],
};
