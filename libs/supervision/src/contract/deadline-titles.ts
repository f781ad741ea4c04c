import type { CaseRelocated, DeadlineEvent } from '#workflow';
import type { Title } from './case-owners.js';

/** What the events of deadlines and alerts, and the relocation of a case, are called, in whichever context they happen. */
export const deadlineTitles: Readonly<Record<(DeadlineEvent | CaseRelocated)['type'], Title>> = {
  'DeadlineStarted.v1': { zh: '期限开始计算', en: 'Time limit started' },
  'DeadlinePaused.v1': { zh: '期限中止', en: 'Time limit stopped' },
  'DeadlineResumed.v1': { zh: '期限恢复计算', en: 'Time limit resumed' },
  'DeadlineRecomputed.v2': { zh: '期限重新计算', en: 'Time limit computed again' },
  'DeadlineMet.v1': { zh: '期限事项办结', en: 'Time limit settled' },
  'DeadlineMissed.v1': { zh: '逾期', en: 'Time limit missed' },
  'DeadlineCancelled.v1': { zh: '期限取消', en: 'Time limit cancelled' },
  'AlertRaised.v1': { zh: '发出督办提醒', en: 'Alert raised' },
  'AlertAcknowledged.v1': { zh: '确认收到提醒', en: 'Alert acknowledged' },
  'AlertClosed.v1': { zh: '提醒销号', en: 'Alert closed' },
  'AlertRedirected.v1': { zh: '提醒改送', en: 'Alert sent to other offices' },
  'CaseRelocated.v1': { zh: '随单位划转', en: 'Case moved with its unit' },
  'MilestoneSet.v1': { zh: '设定时间节点', en: 'Milestone set' },
  'MilestoneReached.v1': { zh: '到达时间节点', en: 'Milestone reached' },
  'MilestoneCleared.v1': { zh: '取消时间节点', en: 'Milestone cleared' },
};
