import type { ParameterReading } from '#workflow';
import { accessHours, dutyRules, entryRule, sanctionMonths } from './rules-in-force.js';

/** How this context reads its rules. */
export const personnelReadings: readonly ParameterReading[] = [dutyRules, entryRule, sanctionMonths, accessHours];
