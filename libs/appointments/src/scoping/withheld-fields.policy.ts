import type { DomainEvent } from '#kernel';
import { granteeKeys, type CaseRow } from '#supervision/contract';
import { DOCUMENT_FIELDS, DRAFT, taskOf, unitAt, type Hosted } from '#workflow';
import type { ReviewFacts } from '../domain/joint-review.facts.js';
import { CIRCULATION, SUBMISSION, TOWN_REVIEW, VILLAGE_CHECK } from '../domain/joint-review.procedure.js';
import { attachedInOffice, kindOf } from './attached-in-office.policy.js';

/** What departments and panels say, by the type of the event that says it. */
const WITHHELD: Readonly<Record<string, readonly string[]>> = {
  'OpinionGiven.v2': ['result', 'ground', 'basisNo', 'opinion', 'seal'],
  'OpinionRetracted.v1': ['reason'],
  'TaskDelegated.v1': ['request'],
  'DelegateReported.v1': ['opinion'],
  'PanelHeld.v1': ['findings', 'note'],
  'AdverseFactReported.v1': ['ground', 'basisNo'],
  'DeputyReplySigned.v1': ['deputyId', 'because'],
};

/** What stays within a department, besides its reply. */
const INNER = ['TaskDelegated.v1', 'DelegateReported.v1', 'DeputyReplySigned.v1'];

/** On which grounds a review fails, as the county says it: the candidate is told. */
const TOLD_TO_CANDIDATE: Readonly<Record<string, readonly string[]>> = {
  'AdverseOpinionNotified.v1': ['grounds'],
  'JointReviewDecided.v1': ['grounds'],
  'JointReviewRevoked.v1': ['ground'],
};

/** Documents that are for the candidate, by their kind; what they hand in themselves is theirs under whatever name. */
export const FOR_THE_CANDIDATE: readonly string[] = ['application', 'adverse-notice', 'statement', 'result-letter'];

/** Documents that are for those who nominate and for the departments too, whoever attached them. */
export const FOR_THE_PARTIES: readonly string[] = [
  ...FOR_THE_CANDIDATE,
  'meeting-minutes',
  'town-review-minutes',
  'batch-list',
  'circulation-letter',
  'new-evidence',
];

/** Where village and town act: what they attach is the nomination, which the departments look at. */
const NOMINATING: readonly string[] = [DRAFT, VILLAGE_CHECK, TOWN_REVIEW, SUBMISSION];

const isOfDepartment = ({ type, data }: DomainEvent): boolean => {
  const { office = '', taskId = '' } = data as { office?: string; taskId?: string };
  if (type === 'OpinionRetracted.v1') return taskId.startsWith(`${CIRCULATION}.`);
  return type !== 'OpinionGiven.v2' || office.startsWith('dept:');
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
  const isRaw = kindOf(event) !== undefined && (attachers.length > 0 || !isOpenTo(keys, row, event));
  const fields = told ?? (isRaw ? DOCUMENT_FIELDS : WITHHELD[event.type]);
  if (!fields || !isOfDepartment(event)) return [];
  const county = unitAt(orgPath, 'county');
  const reviewing = ['countyOrgOfficer', 'countyOrgLeader'].flatMap((role) =>
    granteeKeys({ role, org: county }, orgPath),
  );
  const concerned = told ? [candidate] : [...speakersOf(event), ...askersOf(row, event), ...attachers];
  const isCandidate = keys.includes(`person:${candidate}`);
  const readers = [...(isCandidate ? [] : reviewing), ...concerned.map((person) => `person:${person}`)];
  return readers.some((key) => keys.includes(key)) ? [] : fields;
};

/**
 * Whether a document that no department attached is for the reader: by its kind, or as part of the nomination. Whatever
 * bears another name is for the county. Whoever is the candidate reads as the candidate.
 */
const isOpenTo = (keys: readonly string[], row: CaseRow, event: DomainEvent): boolean => {
  const kind = kindOf(event) ?? '';
  if (keys.includes(`person:${row.subject_person}`)) return FOR_THE_CANDIDATE.includes(kind);
  const { flow } = (row as CaseRow & { state: Hosted<ReviewFacts> }).state;
  const nominators = (flow?.deeds ?? []).flatMap(({ stage, personId }) =>
    NOMINATING.includes(stage) ? [personId] : [],
  );
  return FOR_THE_PARTIES.includes(kind) || speakersOf(event).some((person) => nominators.includes(person));
};

const speakersOf = ({ data }: DomainEvent): readonly string[] => {
  const { personId, onBehalfOf } = data as { personId?: string; onBehalfOf?: string | null };
  return [personId, onBehalfOf].flatMap((person) => person ?? []);
};

/** A department knows what it has had looked into and why its deputy signs, and whoever looks into it what they are asked. */
const askersOf = (row: CaseRow, { type, data }: DomainEvent): readonly string[] => {
  if (!INNER.includes(type)) return [];
  const { taskId } = data as { taskId: string };
  const { flow } = (row as CaseRow & { state: Hosted<ReviewFacts> }).state;
  const task = flow && taskOf(flow, taskId);
  const asked = task?.stage === CIRCULATION ? [...task.office.anyOf, ...(task.delegate?.anyOf ?? [])] : [];
  return asked.flatMap((one) => ('person' in one ? [one.person] : []));
};
