import { accessProblems, interestProblems, providerProblems } from '#access/contract';
import { appointmentProblems, filingProblems, reviewProblems, selectionProblems } from '#appointments/contract';
import { attachmentProblems } from '#attachments';
import { ceremonyProblems } from '#ceremonies/contract';
import { formProblems } from '#forms/contract';
import { personnelProblems } from '#personnel/contract';
import { procedureProblems } from '#procedures/contract';
import { registryProblems } from '#registry/contract';
import { rotationProblems } from '#rotations/contract';
import { rulebookProblems } from '#rulebook/contract';
import { caseViewProblems } from '#supervision/contract';
import type { ProblemTexts } from '#kernel';
import { baseProblems } from './base-problems.js';

/** The texts of every refusal that can leave the program. */
export const problemTexts: readonly ProblemTexts[] = [
  baseProblems,
  accessProblems,
  interestProblems,
  providerProblems,
  attachmentProblems,
  registryProblems,
  rulebookProblems,
  ceremonyProblems,
  personnelProblems,
  procedureProblems,
  formProblems,
  reviewProblems,
  caseViewProblems,
  rotationProblems,
  filingProblems,
  appointmentProblems,
  selectionProblems,
];
