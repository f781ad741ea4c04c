import type { Basis } from '#workflow';
import type { CeremonyAction } from './duties.js';

/** What each command of a ceremony case rests on. Basis: handbook W4, state table. */
export const ceremonyBasis: Readonly<Record<CeremonyAction, Basis>> = {
  SubmitReport: ['handbook W4: Submit', 'event.wedding.before', 'P31'],
  CheckReport: ['handbook W4: Check', 'P30'],
  RegisterReport: ['handbook W4: Register', 'event.register'],
  ReturnReport: ['handbook W4: Return'],
  ResubmitReport: ['handbook W4: Return', 'handbook W4: Submit'],
  GiveIntegrityReminder: ['handbook W4: Remind', 'P30'],
  ChangeReport: ['handbook W4: Change / Cancel'],
  CancelReport: ['handbook W4: Change / Cancel'],
  NotifyCouncil: ['handbook W4: Route (default)', 'P38'],
  SubmitPostReport: ['handbook W4: SubmitPost', 'event.wedding.after', 'event.funeral.after'],
  CorrectPostReport: ['handbook W4: SubmitPost', 'handbook 2.3: Correct'],
  VerifyPostReport: ['handbook W4: Verify'],
  FindBreach: ['handbook W4: FindBreach'],
  RecordStatement: ['handbook W4: FindBreach', 'L09'],
  TransferClue: ['handbook W4: FindBreach (DisciplineClueTransferred)'],
  LinkComplaint: ['handbook W4: Complaint'],
};
