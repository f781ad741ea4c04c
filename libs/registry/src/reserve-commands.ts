import type { Type } from '@nestjs/common';
import { AssignReserveEntry } from './assign-dissolved/assign-dissolved.command.js';
import {
  AdmitMember,
  AppointMember,
  AssignMentor,
  CheckPool,
  MarkMature,
  NominateCandidate,
  RecordReserveTraining,
  RemoveMember,
  ReviewCandidate,
  ReviewMember,
} from './change-reserve-entry/change-reserve-entry.command.js';

/** Every command that can be given on the reserve pool. */
export const reserveCommands: readonly Type[] = [
  AdmitMember,
  AppointMember,
  AssignMentor,
  AssignReserveEntry,
  CheckPool,
  MarkMature,
  NominateCandidate,
  RecordReserveTraining,
  RemoveMember,
  ReviewCandidate,
  ReviewMember,
] as unknown as readonly Type[];
