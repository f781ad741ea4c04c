import type { DomainEvent } from '#kernel';
import { granteeKeys, type CaseRow } from '#supervision/contract';
import type { Office } from '#workflow';

/** What those who raise, verify and weigh say among themselves, by the type of the event that says it. */
const WITHHELD: Readonly<Record<string, readonly string[]>> = {
  'AdjustmentTriggered.v1': ['personId', 'ground'],
  'OpinionGiven.v1': ['opinion'],
  'TaskDelegated.v1': ['request'],
  'DelegateReported.v1': ['opinion'],
  'ToleranceChecked.v1': ['reasons'],
};

const READERS = [
  'townOrgOfficer',
  'townDisciplineOfficer',
  'townPartyCommittee',
  'countyOrgOfficer',
  'countyOrgLeader',
];

/**
 * The cadre learns what is held against them from the notice of concern, and not who raised it in which words.
 * Basis: handbook 7 (minimum necessary; those who report are protected).
 */
export const withheldFields = (
  { org_path: orgPath }: CaseRow,
  { type, data }: DomainEvent,
  keys: readonly string[],
): readonly string[] => {
  const fields = WITHHELD[type];
  if (!fields) return [];
  const readers = READERS.flatMap((role) => orgPath.flatMap((org) => granteeKeys({ role, org }, orgPath)));
  const asked = type === 'TaskDelegated.v1' ? (data as { to: Pick<Office, 'anyOf'> }).to.anyOf : [];
  const askedKeys = asked.flatMap((one) => granteeKeys(one, orgPath));
  return [...readers, ...askedKeys].some((key) => keys.includes(key)) ? [] : fields;
};
