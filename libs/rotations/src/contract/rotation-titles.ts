import type { AdjustmentFact } from '../domain/adjustment.events.js';

type Titles<Fact extends Readonly<{ type: string }>> = Readonly<
  Record<Fact['type'], Readonly<{ zh: string; en: string }>>
>;

/** What the events of an adjustment are called in its history. */
export const adjustmentTitles: Titles<AdjustmentFact> = {
  'AdjustmentTriggered.v1': { zh: '提出调整事由', en: 'Trigger raised' },
  'AdjustmentLocked.v1': { zh: '立案调查，暂停办理', en: 'Held by an investigation' },
  'AdjustmentUnlocked.v1': { zh: '恢复办理', en: 'No longer held' },
  'SuspensionOrdered.v1': { zh: '责令暂停履职', en: 'Suspended from duty' },
  'SuspensionLifted.v1': { zh: '恢复履职', en: 'Suspension lifted' },
  'ConcernIssued.v1': { zh: '提醒函询', en: 'Notice of concern issued' },
  'ConcernAnswered.v1': { zh: '记录本人说明', en: 'Notice of concern answered' },
  'AnswerPeriodEnded.v1': { zh: '说明期限届满', en: 'Time for an answer over' },
  'AdmonitionIssued.v1': { zh: '诫勉', en: 'Admonition issued' },
  'SelfCorrectionReceived.v1': { zh: '收到书面整改', en: 'Self-correction received' },
  'AdmonitionLifted.v1': { zh: '解除诫勉', en: 'Admonition lifted' },
  'AdmonitionFailed.v1': { zh: '诫勉期满未改正', en: 'Admonition failed' },
  'AdjustmentProposed.v1': { zh: '提出调整建议', en: 'Adjustment proposed' },
  'ToleranceChecked.v1': { zh: '容错认定', en: 'Error tolerance checked' },
  'CadreAdjusted.v1': { zh: '作出调整决定', en: 'Cadre adjusted' },
  'AdjustmentPostFiled.v1': { zh: '任后备案', en: 'Filed after the decision' },
  'AdjustmentAnnounced.v1': { zh: '宣布调整决定', en: 'Adjustment announced' },
  'DepartureCompleted.v1': { zh: '离任手续办结', en: 'Departure completed' },
};
