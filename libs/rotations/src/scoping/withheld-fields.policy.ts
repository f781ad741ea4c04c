import type { DomainEvent } from '#kernel';
import { granteeKeys, taskKeysOf, type CaseRow } from '#supervision/contract';
import { DOCUMENT_FIELDS } from '#workflow';

/** What those who raise, verify and weigh say among themselves, by the type of the event that says it. */
const WITHHELD: Readonly<Record<string, readonly string[]>> = {
  'AdjustmentTriggered.v1': ['personId', 'ground'],
  'OpinionGiven.v2': ['opinion'],
  'TaskDelegated.v1': ['request'],
  'DelegateReported.v1': ['opinion'],
  'ToleranceChecked.v1': ['reasons'],
};

/**
 * Documents that are for the cadre, by their kind: what is served on them or made public, and what they hand in themselves.
 * Whatever is attached to an adjustment under another name is for those who weigh it. Basis: handbook W2 (hearing right,
 * Announce), 7 (minimum necessary).
 */
export const FOR_THE_CADRE: readonly string[] = [
  'concern-notice',
  'answer',
  'statement',
  'self-correction',
  'admonition-decision',
  'resignation',
  'suspension-order',
  'adjustment-decision',
  'announcement',
  'handover-list',
];

const ADJUSTMENT = 'adjustment';

const READERS = [
  'townOrgOfficer',
  'townDisciplineOfficer',
  'townPartyCommittee',
  'countyOrgOfficer',
  'countyOrgLeader',
];

/**
 * The cadre learns what is held against them from the notice of concern, and not who raised it in which words. Whoever is
 * the cadre reads as the cadre, whatever office they hold. What an office said or was told is known to that office, also where
 * it lies in another town, and a request to whom it was sent. Basis: handbook 7 (minimum necessary; those who report are
 * protected).
 */
export const withheldFields = (row: CaseRow, event: DomainEvent, keys: readonly string[]): readonly string[] => {
  const { category, org_path: orgPath, subject_person: cadre } = row;
  const fields = WITHHELD[event.type] ?? (category === ADJUSTMENT ? fieldsOfDocument(event, keys) : undefined);
  if (!fields) return [];
  if (category === ADJUSTMENT && keys.includes(`person:${cadre}`)) return fields;
  const readers = READERS.flatMap((role) => orgPath.flatMap((org) => granteeKeys({ role, org }, orgPath)));
  return [...readers, ...taskKeysOf(row, event)].some((key) => keys.includes(key)) ? [] : fields;
};

/** Whoever attached a document, or has had it attached, knows it. */
const fieldsOfDocument = ({ type, data }: DomainEvent, keys: readonly string[]): readonly string[] | undefined => {
  if (type !== 'DocumentAttached.v3') return undefined;
  const { kind, personId, onBehalfOf } = data as { kind: string; personId: string; onBehalfOf: string | null };
  const isGiver = [personId, onBehalfOf].some((person) => person && keys.includes(`person:${person}`));
  return isGiver || FOR_THE_CADRE.includes(kind) ? undefined : DOCUMENT_FIELDS;
};
