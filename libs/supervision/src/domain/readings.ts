import type { ParameterReading } from '#workflow';
import { stuckRecipients } from './stuck-duty.rules.js';

/** How this context reads its rules. */
export const supervisionReadings: readonly ParameterReading[] = [(lookup) => stuckRecipients([], lookup)];
