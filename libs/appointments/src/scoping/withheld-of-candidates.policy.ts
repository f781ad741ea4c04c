import type { DomainEvent } from '#kernel';
import { keysOf, taskKeysOf, type CaseRow } from '#supervision/contract';
import { DRAFT } from '#workflow';
import { COMPARISON, RECOMMENDATION } from '../domain/candidacy.procedure.js';
import { MINUTES } from '../domain/filing.js';
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

/** Documents that are for the candidate, by their kind; what they hand in themselves is theirs under whatever name. */
export const FOR_THE_CANDIDATE: readonly string[] = ['selection-notice', 'application', 'statement'];

/** Documents that are for the town of the post, and for whoever else may know of the candidacy and does not act in it. */
export const FOR_THE_TOWN: readonly string[] = ['selection-notice', 'application', 'recommendation'];

/** Documents that are for those who act in it: the candidate’s unit, the team, and whom they ask. */
export const FOR_THE_PARTIES: readonly string[] = [...FOR_THE_TOWN, 'statement', MINUTES];

/** Where candidate and unit act: what they attach is the application, which unit and team look at under whatever name. */
const APPLYING: readonly string[] = [DRAFT, RECOMMENDATION];

/** Whatever the team attached is its own; whatever bears a name that is for nobody else is for the county. */
const DOCUMENTS: DocumentRule = {
  examining: ({ stage }) => stage === COMPARISON,
  isMeant: (kind, event, row, keys) => {
    if (isCandidate(row, keys)) return FOR_THE_CANDIDATE.includes(kind);
    if (!partiesOf(row).some((key) => keys.includes(key))) return FOR_THE_TOWN.includes(kind);
    const isApplication = speakersOf(event).includes(row.subject_person) || isActorOf(row, event, APPLYING);
    return FOR_THE_PARTIES.includes(kind) || isApplication;
  },
};

const partiesOf = (row: CaseRow): readonly string[] => {
  const flow = flowOf(row);
  if (!flow) return [];
  const holders = flow.tasks.flatMap(({ office, delegate }) => [...office.anyOf, ...(delegate?.anyOf ?? [])]);
  return keysOf([{ person: flow.drafterId }, ...holders], row.org_path);
};

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
  if (isDocument(event)) return fieldsOfDocument(row, event, keys, DOCUMENTS);
  const inner = LOOKED_INTO[event.type];
  const fields = inner ?? WITHHELD[event.type];
  if (!fields || (!inner && isOfAnotherStage(event))) return [];
  const speakers = speakersOf(event).map((person) => `person:${person}`);
  const askers = inner && !isCandidate(row, keys) ? taskKeysOf(row, event) : [];
  return [...countyReaders(row, keys), ...speakers, ...askers].some((key) => keys.includes(key)) ? [] : fields;
};
