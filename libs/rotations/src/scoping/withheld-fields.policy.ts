import type { DomainEvent } from '#kernel';
import { granteeKeys, type CaseRow } from '#supervision/contract';
import { DOCUMENT_FIELDS, type Office } from '#workflow';

/** What those who raise, verify and weigh say among themselves, by the type of the event that says it. */
const WITHHELD: Readonly<Record<string, readonly string[]>> = {
  'AdjustmentTriggered.v1': ['personId', 'ground'],
  'OpinionGiven.v2': ['opinion'],
  'TaskDelegated.v1': ['request'],
  'DelegateReported.v1': ['opinion'],
  'ToleranceChecked.v1': ['reasons'],
};

/** Documents of what is held against a cadre before they are told, by their kind. */
const KEPT_KINDS = ['trigger-paper', 'tolerance-paper'];

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
  event: DomainEvent,
  keys: readonly string[],
): readonly string[] => {
  const fields = WITHHELD[event.type] ?? fieldsOfDocument(event, keys);
  if (!fields) return [];
  const readers = READERS.flatMap((role) => orgPath.flatMap((org) => granteeKeys({ role, org }, orgPath)));
  const asked = event.type === 'TaskDelegated.v1' ? (event.data as { to: Pick<Office, 'anyOf'> }).to.anyOf : [];
  const askedKeys = asked.flatMap((one) => granteeKeys(one, orgPath));
  return [...readers, ...askedKeys].some((key) => keys.includes(key)) ? [] : fields;
};

/** Whoever attached a document knows it. */
const fieldsOfDocument = ({ type, data }: DomainEvent, keys: readonly string[]): readonly string[] | undefined => {
  if (type !== 'DocumentAttached.v2') return undefined;
  const { kind, personId } = data as { kind: string; personId: string };
  return KEPT_KINDS.includes(kind) && !keys.includes(`person:${personId}`) ? DOCUMENT_FIELDS : undefined;
};
