import type { Bearing } from '#workflow';
import type { ReviewFact } from './joint-review.events.js';

/** What each event of a review is to its material. A notice, a letter and a deputy’s name carry out what others have weighed. */
export const reviewBearing: Readonly<Record<ReviewFact['type'], Bearing>> = {
  'JointReviewOpened.v1': 'lays',
  'VillageCheckRecorded.v1': 'weighs',
  'TownReviewRecorded.v2': 'weighs',
  'PanelHeld.v1': 'weighs',
  'AdverseOpinionNotified.v1': 'notes',
  'CandidateStatementRecorded.v1': 'lays',
  'StatementPeriodEnded.v1': 'notes',
  'JointReviewDeferred.v1': 'weighs',
  'JointReviewDecided.v1': 'weighs',
  'FeedbackSent.v1': 'notes',
  'AdverseFactReported.v1': 'lays',
  'DeputyReplySigned.v1': 'notes',
  'JointReviewRevoked.v1': 'weighs',
  'JointReviewExpired.v1': 'notes',
  'ReReviewRequested.v1': 'lays',
};
