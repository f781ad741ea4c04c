import type { DomainEvent } from '#kernel';
import { granteeKeys, taskKeysOf, type CaseRow } from '#supervision/contract';
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

/** What an office has looked into, at whichever stage, and what it is told. */
const LOOKED_INTO: Readonly<Record<string, readonly string[]>> = {
  'TaskDelegated.v1': ['request'],
  'DelegateReported.v1': ['opinion'],
};

/** Documents on a candidate that only the county reads, by their kind; whatever the team attaches is one. */
const KEPT_KINDS = ['medical-check', 'comparison'];

const isOfAnotherStage = ({ data }: DomainEvent): boolean => {
  const { taskId } = data as { taskId?: string };
  return taskId !== undefined && !taskId.startsWith(`${COMPARISON}.`);
};

/**
 * What members of the team say of a candidate is for the county and for whoever said it; the candidate, their unit and the
 * town learn what was decided, and why. What is looked into is for the county, for the office that asked and for whoever is
 * asked. Basis: handbook 7 (minimum necessary).
 */
export const withheldOfCandidates = (row: CaseRow, event: DomainEvent, keys: readonly string[]): readonly string[] => {
  const { org_path: orgPath } = row;
  const attachers = attachedInOffice(row, event, ({ stage }) => stage === COMPARISON);
  const isKept = attachers.length > 0 || KEPT_KINDS.includes(kindOf(event) ?? '');
  const inner = LOOKED_INTO[event.type];
  const fields = inner ?? (isKept ? DOCUMENT_FIELDS : WITHHELD[event.type]);
  if (!fields || (!inner && isOfAnotherStage(event))) return [];
  const county = unitAt(orgPath, 'county');
  const readers = ['countyOrgOfficer', 'countyOrgLeader'].flatMap((role) =>
    granteeKeys({ role, org: county }, orgPath),
  );
  const { personId, onBehalfOf } = event.data as { personId?: string; onBehalfOf?: string | null };
  const speakers = [personId, onBehalfOf].flatMap((person) => (person ? [`person:${person}`] : []));
  const askers = inner ? taskKeysOf(row, event) : [];
  return [...readers, ...speakers, ...askers].some((key) => keys.includes(key)) ? [] : fields;
};
