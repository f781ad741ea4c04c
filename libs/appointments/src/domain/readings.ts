import { ladderOf, procedureReadings, type ParameterReading } from '#workflow';
import { appointmentProcedures } from './appointment.procedure.js';
import { candidacyProcedures } from './candidacy.procedure.js';
import { secretaryFilingProcedures } from './filing.procedure.js';
import { filingRules } from './filing-rules.js';
import { jointReviewProcedures, REPLY_LADDER } from './joint-review.procedure.js';
import { recheckDutyRules } from './recheck-rules.js';
import { reviewRules } from './review-rules.js';
import { applicationRule, selectionEscalation, teamMinimum } from './selection-rules.js';

/** How this context reads its rules. */
export const appointmentReadings: readonly ParameterReading[] = [
  reviewRules,
  (lookup) => ladderOf(lookup, REPLY_LADDER),
  filingRules,
  recheckDutyRules,
  teamMinimum,
  applicationRule,
  selectionEscalation,
  ...procedureReadings([
    ...jointReviewProcedures,
    ...secretaryFilingProcedures,
    ...appointmentProcedures,
    ...candidacyProcedures,
  ]),
];
