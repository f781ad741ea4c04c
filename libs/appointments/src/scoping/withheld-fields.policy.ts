import type { DomainEvent } from '#kernel';
import type { CaseRow } from '#supervision/contract';
import { DRAFT, taskOf } from '#workflow';
import { CIRCULATION, SUBMISSION, TOWN_REVIEW, VILLAGE_CHECK } from '../domain/joint-review.procedure.js';
import {
  countyReaders,
  fieldsOfDocument,
  flowOf,
  isActorOf,
  isCandidate,
  isDocument,
  speakersOf,
  type DocumentRule,
} from './document-readers.policy.js';

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

/** What a department attached is its own; whatever bears a name that is for nobody else is for the county. */
const DOCUMENTS: DocumentRule = {
  examining: ({ office }) => office.office.startsWith('dept:'),
  isMeant: (kind, event, row, keys) =>
    isCandidate(row, keys)
      ? FOR_THE_CANDIDATE.includes(kind)
      : FOR_THE_PARTIES.includes(kind) || isActorOf(row, event, NOMINATING),
};

/**
 * The raw record of a department is for the county and for the department itself, the grounds of a result for the county
 * and the candidate; a village and a town learn the result. Basis: handbook W1a (candidate sees result and ground class),
 * 7 (minimum necessary).
 */
export const withheldFields = (row: CaseRow, event: DomainEvent, keys: readonly string[]): readonly string[] => {
  if (isDocument(event)) return fieldsOfDocument(row, event, keys, DOCUMENTS);
  const told = TOLD_TO_CANDIDATE[event.type];
  const fields = told ?? WITHHELD[event.type];
  if (!fields || !isOfDepartment(event)) return [];
  const concerned = told ? [row.subject_person] : [...speakersOf(event), ...askersOf(row, event)];
  const readers = [...countyReaders(row, keys), ...concerned.map((person) => `person:${person}`)];
  return readers.some((key) => keys.includes(key)) ? [] : fields;
};

/** A department knows what it has had looked into and why its deputy signs, and whoever looks into it what they are asked. */
const askersOf = (row: CaseRow, { type, data }: DomainEvent): readonly string[] => {
  if (!INNER.includes(type)) return [];
  const { taskId } = data as { taskId: string };
  const flow = flowOf(row);
  const task = flow && taskOf(flow, taskId);
  const asked = task?.stage === CIRCULATION ? [...task.office.anyOf, ...(task.delegate?.anyOf ?? [])] : [];
  return asked.flatMap((one) => ('person' in one ? [one.person] : []));
};
