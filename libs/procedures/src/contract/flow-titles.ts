import type { FlowEvent } from '#workflow';

type Title = Readonly<{ zh: string; en: string }>;

/** What the common events of approval are called, in whichever context they happen. */
export const flowTitles: Readonly<Record<FlowEvent['type'], Title>> = {
  'CaseSubmitted.v1': { zh: '提交', en: 'Submitted' },
  'StageBegun.v1': { zh: '进入环节', en: 'Stage begun' },
  'StageCompleted.v1': { zh: '环节办结', en: 'Stage completed' },
  'CaseAccepted.v1': { zh: '受理', en: 'Accepted' },
  'OpinionGiven.v2': { zh: '签署意见', en: 'Opinion given' },
  'OpinionRetracted.v1': { zh: '收回意见', en: 'Opinion taken back' },
  'CaseReturned.v2': { zh: '退回补正', en: 'Returned for correction' },
  'CaseResubmitted.v1': { zh: '补正后重新提交', en: 'Submitted again' },
  'CaseWithdrawn.v1': { zh: '撤回', en: 'Withdrawn' },
  'TaskTransferred.v1': { zh: '转办', en: 'Task transferred' },
  'TaskDelegated.v1': { zh: '委派', en: 'Task delegated' },
  'DelegateReported.v1': { zh: '委派办理反馈', en: 'Delegate reported' },
  'SignatoryAdded.v1': { zh: '加签', en: 'Signatory added' },
  'SignatoryRemoved.v1': { zh: '减签', en: 'Signatory removed' },
  'CaseCopied.v1': { zh: '抄送', en: 'Copied' },
  'CopyRead.v1': { zh: '已阅', en: 'Copy read' },
  'CaseUrged.v1': { zh: '催办', en: 'Urged' },
  'MaterialRequested.v1': { zh: '要求补充材料', en: 'Material requested' },
  'MaterialProvided.v1': { zh: '补充材料', en: 'Material provided' },
  'MaterialCapReached.v1': { zh: '补充材料期限届满', en: 'Time for material over' },
  'CommentMade.v1': { zh: '批注', en: 'Comment made' },
  'DocumentAttached.v3': { zh: '添加附件', en: 'Document attached' },
  'CaseDecided.v1': { zh: '作出决定', en: 'Decided' },
  'CaseEnded.v1': { zh: '终结', en: 'Ended' },
  'CaseClosed.v1': { zh: '办结', en: 'Closed' },
  'CaseCorrected.v1': { zh: '更正', en: 'Corrected' },
  'CaseReopened.v1': { zh: '重新办理', en: 'Reopened' },
  'MaterialWeighed.v1': { zh: '所阅材料留痕', en: 'Material seen, kept on record' },
  'MaterialLaid.v1': { zh: '材料变更留痕', en: 'Changed material, kept on record' },
};
