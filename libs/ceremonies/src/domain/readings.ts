import { procedureReadings, type ParameterReading } from '#workflow';
import { ceremonyProcedures } from './ceremony.procedure.js';
import { rulesInForce } from './rules-in-force.js';

/** How this context reads its rules. */
export const ceremonyReadings: readonly ParameterReading[] = [
  (lookup) => rulesInForce(lookup, ''),
  ...procedureReadings(ceremonyProcedures),
];
