import type { JsonValue } from '#kernel';
import { familyOf } from './ceremony.kinds.js';
import type { CeremonyEnv } from './ceremony.rules.js';
import type { Ceremony } from './ceremony.state.js';

/**
 * What lies before whoever checks or registers, besides documents: the report, or of a funeral what was reported after it.
 * Nothing personal, so that a digest of it outlives the detail. Basis: record 37.
 */
export const reportMaterial = (ceremony: Ceremony): JsonValue => {
  const { kind, reportedOn, plan, committed } = ceremony;
  const report = { kind, reportedOn, plan: plan && { ...plan }, committed };
  return familyOf(kind) === 'funeral' ? { ...report, ...afterwards(ceremony) } : report;
};

const afterwards = ({ ceremonyOn, deathOn, written }: Ceremony) => ({
  ceremonyOn,
  deathOn,
  written: written && { figures: { ...written.figures }, gifts: { ...written.gifts } },
});

export const digestOfReport = (ceremony: Ceremony, { digestOf }: Pick<CeremonyEnv, 'digestOf'>): string =>
  digestOf({ documents: documentsOf(ceremony), facts: reportMaterial(ceremony) });

/** What lies before whoever verifies: the report, what was reported after the event, and how they differ. */
export const digestOfCase = (ceremony: Ceremony, { digestOf }: Pick<CeremonyEnv, 'digestOf'>): string => {
  const deviations = ceremony.deviations.map((deviation) => ({ ...deviation }));
  const facts = { report: reportMaterial(ceremony), ...afterwards(ceremony), deviations };
  return digestOf({ documents: documentsOf(ceremony), facts });
};

const documentsOf = ({ documents }: Ceremony) => documents.map(({ sha256, kind }) => ({ sha256, kind }));
