import { procedureReadings, type ParameterReading } from '#workflow';
import { adjustmentProcedures } from './adjustment.procedure.js';
import { handoverProcedure } from './handover.js';
import {
  adjustmentRules,
  auditablePosts,
  handoverRules,
  monthsAheadOf,
  reviewedPosts,
  rotationDutyRules,
  rotationYears,
} from './rotation-rules.js';
import { rotationProcedure } from './rotation.js';

/** How this context reads its rules. */
export const rotationReadings: readonly ParameterReading[] = [
  adjustmentRules,
  handoverRules,
  auditablePosts,
  monthsAheadOf,
  ...reviewedPosts.flatMap((post): readonly ParameterReading[] => [
    (lookup) => rotationYears(lookup, post),
    (lookup) => rotationDutyRules(lookup, post),
  ]),
  ...procedureReadings([...adjustmentProcedures, handoverProcedure, rotationProcedure]),
];
