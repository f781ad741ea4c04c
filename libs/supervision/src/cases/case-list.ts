import type { ExportedList } from '#web';
import { lineColumns } from '../scoping/line-columns.js';

export const caseList: ExportedList = {
  name: 'cases',
  zh: '事项列表',
  en: 'Cases',
  paging: 'pages',
  recorded: ['kind', 'stage', 'status', 'org', 'light'],
  columns: lineColumns,
};
