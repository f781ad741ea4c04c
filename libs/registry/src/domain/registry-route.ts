import { officesReachedBy, type Recipients, type Stage } from '#workflow';
import type { RegistryEscalation } from './registry-rules.js';

/** Whom a rung of the ladder reaches. Basis: handbook 2.5, chain of filings (DEFAULT, a parameter). */
export const registryRecipients = (
  orgPath: readonly string[],
  stage: Stage,
  escalation: RegistryEscalation,
): Recipients => officesReachedBy(escalation, stage, orgPath);
