import { periodOf, type ParameterReading } from '../parameters.js';
import type { Procedure } from './procedure.js';

/** How the procedures read their time limits. */
export const procedureReadings = (procedures: readonly Procedure[]): readonly ParameterReading[] =>
  [...new Set(procedures.flatMap(limitsOf))].map((key) => (lookup) => periodOf(lookup, key));

const limitsOf = ({ stages, decision, correction, materialCap, afterwards = [] }: Procedure): readonly string[] =>
  [
    ...stages.map(({ deadline, ownLimit = null }) => deadline?.rule ?? ownLimit),
    decision?.deadline ?? null,
    correction,
    materialCap,
    ...afterwards.map(({ rule }) => rule),
  ].filter((key) => key !== null);
