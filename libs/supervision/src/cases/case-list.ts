import type { ExportedList } from '#web';
import { lineColumns } from '../scoping/line-columns.js';

export const caseList: ExportedList = {
  name: 'cases',
  zh: '事项列表',
  en: 'Cases',
  paging: { parameter: 'after', size: 'size', most: 200 },
  recorded: ['kind', 'stage', 'status', 'org', 'light', 'year', 'part', 'sort', 'view'],
  columns: lineColumns,
};
