import type { Basis } from '#workflow';
import type { ReviewWords } from './joint-review.commands.js';

/** What each command of a joint review rests on. Basis: handbook W1a, state table. */
export const reviewBasis: Readonly<Record<ReviewWords['type'], Basis>> = {
  OpenReview: ['handbook W1a: OpenCase', '中办发〔2019〕41号'],
  RecordVillageCheck: ['handbook W1a: RecordVillageCheck'],
  RecordTownReview: ['handbook W1a: RecordTownReview'],
  HoldPanel: ['handbook W1a: ConvenePanel'],
  NotifyAdverseOpinion: ['handbook W1a: NotifyAdverse'],
  RecordCandidateStatement: ['handbook W1a: State', 'appt.jointReview.statement'],
  DeferDecision: ['handbook W1a: Decide (deferral needs a new date)'],
  FeedBackResult: ['handbook W1a: FeedBack', 'appt.jointReview.feedback'],
  ReportAdverseFact: ['handbook W1a: Expire / Revoke (new adverse fact reported by a department)'],
  RevokeReview: ['handbook W1a: Expire / Revoke'],
  RequestReReview: ['handbook W1a: RequestReReview'],
};
