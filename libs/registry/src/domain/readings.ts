import type { ParameterReading } from '#workflow';
import { registryRulesInForce } from './registry-rules-in-force.js';
import { reserveRulesInForce } from './reserve-rules.js';

/** How this context reads its rules. */
export const registryReadings: readonly ParameterReading[] = [
  (lookup, isSet) => registryRulesInForce((key) => (isSet(key) ? lookup(key) : undefined), ''),
  reserveRulesInForce,
];
