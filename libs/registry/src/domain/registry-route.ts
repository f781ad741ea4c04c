import type { Recipient, Recipients, Stage } from '#workflow';
import type { RegistryEscalation, RegistryOffice } from './registry-rules.js';

const COUNTY = 1;
const TOWN = 2;

const unitAt = (orgPath: readonly string[], depth: number): string => orgPath[depth] ?? orgPath.at(-1) ?? '';

const officeOf = (orgPath: readonly string[], role: RegistryOffice): Recipient => ({
  role,
  org: unitAt(orgPath, role.startsWith('town') ? TOWN : COUNTY),
});

/** Whom a rung of the ladder reaches. Basis: handbook 2.5, chain of filings (DEFAULT, a parameter). */
export const registryRecipients = (
  orgPath: readonly string[],
  stage: Stage,
  escalation: RegistryEscalation,
): Recipients => {
  if (stage === 'missed' || stage === 'late') return { to: [], copyTo: [] };
  const { to, copyTo } = escalation[stage];
  return {
    to: to.map((office) => officeOf(orgPath, office)),
    copyTo: copyTo.map((office) => officeOf(orgPath, office)),
  };
};
