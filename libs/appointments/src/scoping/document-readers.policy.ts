import type { DomainEvent } from '#kernel';
import { granteeKeys, type CaseRow } from '#supervision/contract';
import { DOCUMENT_FIELDS, unitAt, type Flow, type Task } from '#workflow';

/**
 * Who reads the documents of a kind of cases: what the offices of `examining` tasks attach is theirs under whatever name,
 * anything else is for the reader where it `isMeant` for them.
 */
export type DocumentRule = Readonly<{
  examining: (task: Task) => boolean;
  isMeant: (kind: string, event: DomainEvent, row: CaseRow, keys: readonly string[]) => boolean;
}>;

/**
 * What is withheld of a document that was attached: all that leads to it, unless the reader examines for the county, has
 * attached it, or it is for them by its rule. Basis: handbook 7 (minimum necessary).
 */
export const fieldsOfDocument = (
  row: CaseRow,
  event: DomainEvent,
  keys: readonly string[],
  { examining, isMeant }: DocumentRule,
): readonly string[] => {
  const attachers = officesOfSpeaker(row, event, examining);
  const persons = [...speakersOf(event), ...attachers].map((person) => `person:${person}`);
  if ([...countyReaders(row, keys), ...persons].some((key) => keys.includes(key))) return [];
  return attachers.length === 0 && isMeant(kindOf(event), event, row, keys) ? [] : DOCUMENT_FIELDS;
};

export const isDocument = ({ type }: DomainEvent): boolean => type === 'DocumentAttached.v3';

const kindOf = ({ data }: DomainEvent): string => (data as { kind: string }).kind;

export const isCandidate = ({ subject_person: candidate }: CaseRow, keys: readonly string[]): boolean =>
  keys.includes(`person:${candidate}`);

/** Those who examine for the county. Whoever is the candidate reads as the candidate, whatever office they hold. */
export const countyReaders = (row: CaseRow, keys: readonly string[]): readonly string[] => {
  const { org_path: orgPath } = row;
  const org = unitAt(orgPath, 'county');
  const roles = isCandidate(row, keys) ? [] : ['countyOrgOfficer', 'countyOrgLeader'];
  return roles.flatMap((role) => granteeKeys({ role, org }, orgPath));
};

export const speakersOf = ({ data }: DomainEvent): readonly string[] => {
  const { personId, onBehalfOf } = data as { personId?: string; onBehalfOf?: string | null };
  return [personId, onBehalfOf].flatMap((person) => person ?? []);
};

export const flowOf = (row: CaseRow): Flow | null =>
  (row as CaseRow & { state?: { flow: Flow | null } }).state?.flow ?? null;

/** Whether whoever acted in the event has acted at one of the stages. */
export const isActorOf = (row: CaseRow, event: DomainEvent, stages: readonly string[]): boolean => {
  const actors = (flowOf(row)?.deeds ?? []).filter(({ stage }) => stages.includes(stage));
  return speakersOf(event).some((person) => actors.some(({ personId }) => personId === person));
};

/** The persons of those offices with a matching task in whose number whoever acted in the event is. */
export const officesOfSpeaker = (
  row: CaseRow,
  event: DomainEvent,
  matches: (task: Task) => boolean,
): readonly string[] => {
  const speakers = speakersOf(event);
  const offices = (flowOf(row)?.tasks ?? []).filter(matches).map(personsOf);
  return offices.filter((persons) => persons.some((person) => speakers.includes(person))).flat();
};

const personsOf = ({ office, delegate }: Task): readonly string[] =>
  [...office.anyOf, ...(delegate?.anyOf ?? [])].flatMap((grantee) => ('person' in grantee ? [grantee.person] : []));
