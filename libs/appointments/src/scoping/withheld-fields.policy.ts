import type { DomainEvent } from '#kernel';
import { granteeKeys, type CaseRow } from '#supervision/contract';
import { DOCUMENT_FIELDS, taskOf, unitAt, type Hosted } from '#workflow';
import type { ReviewFacts } from '../domain/joint-review.facts.js';
import { CIRCULATION } from '../domain/joint-review.procedure.js';
import { attachedInOffice, kindOf } from './attached-in-office.policy.js';

/** What departments and panels say, by the type of the event that says it. */
const WITHHELD: Readonly<Record<string, readonly string[]>> = {
  'OpinionGiven.v2': ['result', 'ground', 'basisNo', 'opinion', 'seal'],
  'OpinionRetracted.v1': ['reason'],
  'TaskDelegated.v1': ['request'],
  'DelegateReported.v1': ['opinion'],
  'PanelHeld.v1': ['findings', 'note'],
  'AdverseFactReported.v1': ['ground', 'basisNo'],
};

/** On which grounds a review fails, as the county says it: the candidate is told. */
const TOLD_TO_CANDIDATE: Readonly<Record<string, readonly string[]>> = {
  'AdverseOpinionNotified.v1': ['grounds'],
  'JointReviewDecided.v1': ['grounds'],
  'JointReviewRevoked.v1': ['ground'],
};

/** Documents of the raw record of a department or panel, by their kind; whatever a department attaches is one. */
const RAW_KINDS = ['department-reply', 'panel-minutes', 'ground-paper'];

const isOfDepartment = ({ type, data }: DomainEvent): boolean => {
  const office = (data as { office?: string }).office;
  return type !== 'OpinionGiven.v2' || (office?.startsWith('dept:') ?? false);
};

/**
 * The raw record of a department is for the county and for the department itself, the grounds of a result for the county
 * and the candidate; a village and a town learn the result. Basis: handbook W1a (candidate sees result and ground class),
 * 7 (minimum necessary).
 */
export const withheldFields = (row: CaseRow, event: DomainEvent, keys: readonly string[]): readonly string[] => {
  const { org_path: orgPath, subject_person: candidate } = row;
  const told = TOLD_TO_CANDIDATE[event.type];
  const attachers = attachedInOffice(row, event, ({ office }) => office.office.startsWith('dept:'));
  const isRaw = attachers.length > 0 || RAW_KINDS.includes(kindOf(event) ?? '');
  const fields = told ?? (isRaw ? DOCUMENT_FIELDS : WITHHELD[event.type]);
  if (!fields || !isOfDepartment(event)) return [];
  const county = unitAt(orgPath, 'county');
  const reviewing = ['countyOrgOfficer', 'countyOrgLeader'].flatMap((role) =>
    granteeKeys({ role, org: county }, orgPath),
  );
  const concerned = told ? [candidate] : [...speakersOf(event), ...askersOf(row, event), ...attachers];
  const readers = [...reviewing, ...concerned.map((person) => `person:${person}`)];
  return readers.some((key) => keys.includes(key)) ? [] : fields;
};

const speakersOf = ({ data }: DomainEvent): readonly string[] => {
  const { personId, onBehalfOf } = data as { personId?: string; onBehalfOf?: string | null };
  return [personId, onBehalfOf].flatMap((person) => person ?? []);
};

/** A department knows what it has had looked into, and whoever looks into it what they are asked. */
const askersOf = (row: CaseRow, { type, data }: DomainEvent): readonly string[] => {
  if (type !== 'TaskDelegated.v1' && type !== 'DelegateReported.v1') return [];
  const { taskId } = data as { taskId: string };
  const { flow } = (row as CaseRow & { state: Hosted<ReviewFacts> }).state;
  const task = flow && taskOf(flow, taskId);
  const asked = task?.stage === CIRCULATION ? [...task.office.anyOf, ...(task.delegate?.anyOf ?? [])] : [];
  return asked.flatMap((one) => ('person' in one ? [one.person] : []));
};
