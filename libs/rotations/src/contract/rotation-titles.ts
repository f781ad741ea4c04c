import type { AdjustmentFact } from '../domain/adjustment.events.js';
import type { HandoverFact } from '../domain/handover.events.js';
import type { RotationFact } from '../domain/rotation.events.js';
import type { RotationDutyFact } from '../domain/rotation-duty.events.js';

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

/** What the events of a rotation review are called in its history. */
export const rotationTitles: Titles<RotationFact> = {
  'RotationOpened.v1': { zh: '提出轮岗交流', en: 'Rotation review opened' },
  'RotationDecided.v1': { zh: '作出轮岗交流决定', en: 'Rotation decided' },
  'RotationMovesBegun.v1': { zh: '开始办理任免登记', en: 'Moves begun' },
  'RotationMovesRefused.v1': { zh: '任免登记未通过', en: 'Moves refused by the register' },
  'RotationMovesRetried.v1': { zh: '重新办理任免登记', en: 'Moves tried again' },
  'RotationMovesCompleted.v1': { zh: '任免登记完成', en: 'Moves completed' },
  'MovedPostReleased.v1': { zh: '原职务交接完毕', en: 'Post that was left handed over' },
};

/** What the events of a duty to review are called in its history. */
export const rotationDutyTitles: Titles<RotationDutyFact> = {
  'RotationDutyOpened.v1': { zh: '任职年限开始计算', en: 'Years in post counted' },
  'RotationDutyMoved.v1': { zh: '任职年限起算日变更', en: 'Years in post counted from another day' },
  'RotationDutySettled.v1': { zh: '任职年限事项办结', en: 'Years in post settled' },
};

/** What the events of a handover are called in its history. */
export const handoverTitles: Titles<HandoverFact> = {
  'HandoverOpened.v1': { zh: '启动工作交接', en: 'Handover opened' },
  'ReceiverNamed.v1': { zh: '确定接收人', en: 'Receiver named' },
  'HandoverListPrepared.v1': { zh: '编制交接清单', en: 'List prepared' },
  'HandoverItemChecked.v1': { zh: '逐项核对', en: 'Item checked' },
  'InventoryConfirmed.v1': { zh: '确认清点', en: 'Inventory confirmed' },
  'HandoverSigned.v1': { zh: '签字', en: 'Signed' },
  'HandoverRefused.v1': { zh: '拒不交接', en: 'Refused' },
  'HandoverOrdered.v1': { zh: '责令限期交接', en: 'Handover ordered' },
  'HandoverEnforced.v1': { zh: '记录责令执行情况', en: 'Order enforced' },
  'HandoverExtended.v1': { zh: '延长交接期限', en: 'Time extended' },
  'HandoverCopiesFiled.v1': { zh: '交接清单归档', en: 'Signed copies filed' },
  'HandoverClosed.v1': { zh: '交接办结', en: 'Handover closed' },
};
