import type { Type } from '@nestjs/common';
import {
  AcknowledgeFileDutyAlert,
  AdvanceFileDuty,
  RecomputeFileDuty,
  RelocateFileDuty,
} from './file-duty/file-duty.command.js';
import {
  AddDocument,
  CorrectDocument,
  OpenFile,
  RecordRecommendation,
  TransferFile,
} from './keep-file/keep-file.command.js';
import { ApproveAccess, DeclineAccess, EndAccess, RequestAccess } from './open-access/open-access.command.js';
import { RecordDisciplineEntry, RevokeDisciplineEntry } from './record-discipline/record-discipline.command.js';
import { RecordPayClass, RecordTrainingHours } from './record-secretary/record-secretary.command.js';

/** Every command that this context can be given. */
export const personnelCommands: readonly Type[] = [
  AcknowledgeFileDutyAlert,
  AddDocument,
  AdvanceFileDuty,
  ApproveAccess,
  CorrectDocument,
  DeclineAccess,
  EndAccess,
  OpenFile,
  RecomputeFileDuty,
  RelocateFileDuty,
  RecordDisciplineEntry,
  RecordPayClass,
  RecordRecommendation,
  RecordTrainingHours,
  RequestAccess,
  RevokeDisciplineEntry,
  TransferFile,
] as unknown as readonly Type[];
