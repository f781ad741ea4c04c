import { procedureReadings, type ParameterReading } from '#workflow';
import { adjustmentProcedures } from './adjustment.procedure.js';
import { handoverProcedures } from './handover.procedure.js';
import {
  adjustmentRules,
  auditablePosts,
  handoverRules,
  monthsAheadOf,
  reviewedPosts,
  rotationDutyRules,
  rotationYears,
} from './rotation-rules.js';
import { rotationProcedures } from './rotation.procedure.js';

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
  ...procedureReadings([...adjustmentProcedures, ...handoverProcedures, ...rotationProcedures]),
];
