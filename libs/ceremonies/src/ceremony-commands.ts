import type { Type } from '@nestjs/common';
import {
  AcknowledgeAlert,
  AdvanceCase,
  RecomputeDeadlines,
  RelocateCase,
} from './advance-case/advance-case.command.js';
import { CancelReport } from './cancel-report/cancel-report.command.js';
import { ChangeReport } from './change-report/change-report.command.js';
import { CheckReport } from './check-report/check-report.command.js';
import { CorrectPostReport } from './correct-post-report/correct-post-report.command.js';
import { DraftReport } from './draft-report/draft-report.command.js';
import { FindBreach } from './find-breach/find-breach.command.js';
import { GiveIntegrityReminder } from './give-integrity-reminder/give-integrity-reminder.command.js';
import { LinkComplaint } from './link-complaint/link-complaint.command.js';
import { NotifyCouncil } from './notify-council/notify-council.command.js';
import { NotifyFuneral } from './notify-funeral/notify-funeral.command.js';
import { RecordStatement } from './record-statement/record-statement.command.js';
import { RegisterReport } from './register-report/register-report.command.js';
import { ResubmitReport } from './resubmit-report/resubmit-report.command.js';
import { ReturnReport } from './return-report/return-report.command.js';
import { SubmitPostReport } from './submit-post-report/submit-post-report.command.js';
import { SubmitReport } from './submit-report/submit-report.command.js';
import { TransferClue } from './transfer-clue/transfer-clue.command.js';
import { VerifyPostReport } from './verify-post-report/verify-post-report.command.js';

/** Every command that this context can be given. */
export const ceremonyCommands: readonly Type[] = [
  AcknowledgeAlert,
  AdvanceCase,
  CancelReport,
  ChangeReport,
  CheckReport,
  CorrectPostReport,
  DraftReport,
  FindBreach,
  GiveIntegrityReminder,
  LinkComplaint,
  NotifyCouncil,
  NotifyFuneral,
  RecomputeDeadlines,
  RecordStatement,
  RegisterReport,
  RelocateCase,
  ResubmitReport,
  ReturnReport,
  SubmitPostReport,
  SubmitReport,
  TransferClue,
  VerifyPostReport,
] as unknown as readonly Type[];
