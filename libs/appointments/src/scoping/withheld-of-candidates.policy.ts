import type { DomainEvent } from '#kernel';
import { granteeKeys, type CaseRow } from '#supervision/contract';
import { DOCUMENT_FIELDS, unitAt } from '#workflow';
import { COMPARISON } from '../domain/candidacy.procedure.js';
import { attachedInOffice, kindOf } from './attached-in-office.policy.js';

/** What the team says, and papers on a candidate, by the type of the event that says it. */
const WITHHELD: Readonly<Record<string, readonly string[]>> = {
  'OpinionGiven.v2': ['result', 'opinion'],
  'OpinionRetracted.v1': ['reason'],
  'MedicalCheckRecorded.v1': ['fit', 'paperNo'],
  'CandidacyEnded.v1': ['basisNo'],
};

/** Documents on a candidate that only the county reads, by their kind; whatever the team attaches is one. */
const KEPT_KINDS = ['medical-check', 'comparison'];

const isOfAnotherStage = ({ data }: DomainEvent): boolean => {
  const { taskId } = data as { taskId?: string };
  return taskId !== undefined && !taskId.startsWith(`${COMPARISON}.`);
};

/**
 * What members of the team say of a candidate is for the county and for whoever said it; the candidate, their unit and the
 * town learn what was decided, and why. Basis: handbook 7 (minimum necessary).
 */
export const withheldOfCandidates = (row: CaseRow, event: DomainEvent, keys: readonly string[]): readonly string[] => {
  const { org_path: orgPath } = row;
  const attachers = attachedInOffice(row, event, ({ stage }) => stage === COMPARISON);
  const isKept = attachers.length > 0 || KEPT_KINDS.includes(kindOf(event) ?? '');
  const fields = isKept ? DOCUMENT_FIELDS : WITHHELD[event.type];
  if (!fields || isOfAnotherStage(event)) return [];
  const county = unitAt(orgPath, 'county');
  const readers = ['countyOrgOfficer', 'countyOrgLeader'].flatMap((role) =>
    granteeKeys({ role, org: county }, orgPath),
  );
  const { personId, onBehalfOf } = event.data as { personId?: string; onBehalfOf?: string | null };
  const speakers = [personId, onBehalfOf].flatMap((person) => (person ? [`person:${person}`] : []));
  return [...readers, ...speakers].some((key) => keys.includes(key)) ? [] : fields;
};
