import type { ReviewFact } from '../domain/joint-review.events.js';

/** What the events of a joint review are called in its history. */
export const reviewTitles: Readonly<Record<ReviewFact['type'], Readonly<{ zh: string; en: string }>>> = {
  'JointReviewOpened.v1': { zh: '发起联审', en: 'Joint review opened' },
  'VillageCheckRecorded.v1': { zh: '村级自查', en: 'Village self-check recorded' },
  'TownReviewRecorded.v2': { zh: '镇级初审', en: 'Preliminary review of the town recorded' },
  'PanelHeld.v1': { zh: '会商研判', en: 'Panel held' },
  'AdverseOpinionNotified.v1': { zh: '告知不利意见', en: 'Adverse opinion notified' },
  'CandidateStatementRecorded.v1': { zh: '记录本人陈述申辩', en: 'Statement of the candidate recorded' },
  'StatementPeriodEnded.v1': { zh: '陈述申辩期限届满', en: 'Time for a statement over' },
  'JointReviewDeferred.v1': { zh: '暂缓作出结论', en: 'Decision deferred' },
  'JointReviewDecided.v1': { zh: '作出联审结论', en: 'Joint review decided' },
  'FeedbackSent.v1': { zh: '反馈联审结果', en: 'Result fed back' },
  'AdverseFactReported.v1': { zh: '报告新发现的不利情形', en: 'Adverse fact reported' },
  'DeputyReplySigned.v1': { zh: '回复由分管负责人签字', en: 'Reply signed by the deputy' },
  'JointReviewRevoked.v1': { zh: '撤销合格结论', en: 'Pass revoked' },
  'JointReviewExpired.v1': { zh: '合格结论到期', en: 'Pass expired' },
  'ReReviewRequested.v1': { zh: '申请复审', en: 'Re-review requested' },
};
