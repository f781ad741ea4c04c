import { instantColumn, numberColumn, textColumn, type ExportedList } from '#web';

export const historyList: ExportedList = {
  name: 'case-history',
  zh: '流转记录',
  en: 'History of a case',
  paging: 'whole',
  recorded: ['order', 'asOf'],
  items: (answer) => (answer as { entries: readonly unknown[] }).entries,
  columns: [
    numberColumn('revision', '序号', 'Revision'),
    instantColumn('occurredAt', '发生时间', 'Occurred at'),
    instantColumn('recordedAt', '记录时间', 'Recorded at'),
    textColumn('title.zh', '动作', 'What happened, in Chinese'),
    textColumn('title.en', '动作（英文）', 'What happened'),
    textColumn('who.person.name', '人员', 'By whom'),
    textColumn('who.posts.zh', '职务', 'Posts, in Chinese'),
    textColumn('who.posts.en', '职务（英文）', 'Posts'),
    textColumn('who.org.name', '单位', 'Unit'),
    textColumn('who.onBehalfOf.name', '代谁办理', 'On behalf of'),
    textColumn('who.system', '系统自动', 'By the system'),
    textColumn('data', '内容', 'Content'),
    textColumn('ruleVersion', '规则版本', 'Version of the rule'),
    textColumn('type', '事件类型', 'Event type'),
    textColumn('position', '位置', 'Position'),
    textColumn('chain.hash', '链值', 'Hash'),
    textColumn('chain.ok', '链值相符', 'Chain holds'),
  ],
};
