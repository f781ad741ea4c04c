import type { Basis } from '#workflow';
import type { AdjustmentWords } from './adjustment.commands.js';

/** What each command of an adjustment rests on. Basis: handbook W2, state table; W11; R6. */
export const adjustmentBasis: Readonly<Record<AdjustmentWords['type'], Basis>> = {
  OpenAdjustment: ['handbook W2: RaiseTrigger', 'P01'],
  NoteInvestigation: ['handbook W2: CheckLock', 'R6'],
  OrderSuspension: ['handbook W2: CheckLock', 'R6', 'L09'],
  LiftSuspension: ['handbook W2: CheckLock', 'R6', 'L09'],
  IssueConcern: ['handbook W2: IssueConcern', 'P16'],
  RecordAnswer: ['handbook W2: IssueConcern (hearing right)', 'adjust.noticeOfConcern'],
  Admonish: ['handbook W2: Admonish', 'P16'],
  RecordSelfCorrection: ['handbook W2: Admonish', 'adjust.rectificationPlan'],
  Recheck: ['handbook W2: Recheck', 'P16'],
  ProposeAdjustment: ['handbook W2: ProposeAdjustment'],
  EndUnfounded: ['handbook W2: Verify'],
  RecordTolerance: ['handbook W11', 'handbook W2: Decide'],
  DecideAdjustment: ['handbook W2: Decide', '中办发〔2019〕41号'],
  RecordPostFiling: ['handbook W2: PreFile', 'filing.mode'],
  AnnounceAdjustment: ['handbook W2: Announce'],
  CompleteDeparture: ['handbook 2.5: DepartureSaga'],
};
