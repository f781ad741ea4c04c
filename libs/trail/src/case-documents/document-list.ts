import { instantColumn, numberColumn, textColumn, type ExportedList } from '#web';

export const documentList: ExportedList = {
  name: 'case-documents',
  zh: '事项附件',
  en: 'Documents of a case',
  paging: 'whole',
  recorded: [],
  items: (answer) => answer as readonly unknown[],
  columns: [
    textColumn('kind', '材料种类', 'Kind'),
    textColumn('mediaType', '文件类型', 'Type of file'),
    numberColumn('bytes', '字节数', 'Bytes'),
    textColumn('kept', '本系统保存', 'Kept here'),
    instantColumn('attachedAt', '添加时间', 'Attached at'),
    textColumn('attachedBy.person.name', '添加人', 'Attached by'),
    textColumn('attachedBy.org.name', '单位', 'Unit'),
    textColumn('attachedBy.onBehalfOf.name', '代谁办理', 'On behalf of'),
    textColumn('sha256', '附件编号', 'SHA-256 of the sealed file'),
    textColumn('contentHash', '内容哈希值', 'SHA-256 of the content'),
    textColumn('eventId', '记录编号', 'Entry of the history'),
  ],
};
