import type { DomainEvent } from '#kernel';
import { granteeKeys, type CaseRow } from '#supervision/contract';
import { DOCUMENT_FIELDS } from '#workflow';
import type { CeremonyEvent } from '../domain/ceremony.events.js';
import type { CeremonyState } from '../domain/ceremony.state.js';
import { countyDisciplineOf, townDisciplineOf } from '../domain/rules/route.js';

type Fields = Partial<Readonly<Record<CeremonyEvent['type'], readonly string[]>>>;

/** Whoever complains is protected, and a clue is a matter of discipline alone. */
const OF_DISCIPLINE: Fields = {
  'ComplaintLinked.v1': ['complaintNumber', 'receivedOn', 'summary'],
  'DisciplineClueTransferred.v1': ['clueNumber', 'reason'],
};

/** What a verification has found, which is under review until the person concerned is told. */
const UNDER_REVIEW: Fields = { 'PostReportVerified.v2': ['note'] };

/** What is between discipline and the person concerned. */
const OF_THE_PERSON: Fields = {
  ...UNDER_REVIEW,
  'BreachFound.v2': ['grounds', 'reason'],
  'StatementRecorded.v1': ['text'],
};

/** Documents are withheld as the event is of which their kind tells. */
const AS_THE_EVENT: Readonly<Record<string, CeremonyEvent['type']>> = {
  complaint: 'ComplaintLinked.v1',
  clue: 'DisciplineClueTransferred.v1',
  verification: 'PostReportVerified.v2',
  breach: 'BreachFound.v2',
  statement: 'StatementRecorded.v1',
};

/** The finding of a breach tells the person what was found, so that they can answer it; so does the end of the case. */
const isTold = (state: CeremonyState): boolean =>
  state.status !== 'none' && (state.status !== 'open' || state.after === 'breach-found');

/**
 * Complaints and clues are known to discipline alone, and what a verification finds to discipline and, from the moment in
 * which they may answer it, to the person concerned; checker and drafter know the report. Whoever holds an office of
 * discipline and is the person concerned reads as the person. Basis: handbook W4 (privacy), 7 (own data except review in
 * progress).
 */
export const withheldFields = (row: CaseRow, event: DomainEvent, keys: readonly string[]): readonly string[] => {
  if (event.type !== 'DocumentAttached.v3') return withheldOf(row, event.type as CeremonyEvent['type'], keys);
  const { kind, personId } = event.data as { kind: string; personId: string };
  const type = AS_THE_EVENT[kind];
  if (!type || keys.includes(`person:${personId}`)) return [];
  return withheldOf(row, type, keys).length > 0 ? DOCUMENT_FIELDS : [];
};

const withheldOf = (row: CaseRow, type: CeremonyEvent['type'], keys: readonly string[]): readonly string[] => {
  const { org_path: orgPath, subject_person: person, state } = row as CaseRow & { state: CeremonyState };
  const ofDiscipline = OF_DISCIPLINE[type] ?? [];
  if (keys.includes(`person:${person}`))
    return isTold(state) ? ofDiscipline : [...ofDiscipline, ...(UNDER_REVIEW[type] ?? [])];
  const discipline = [townDisciplineOf({ orgPath }), countyDisciplineOf({ orgPath })];
  const reads = discipline.flatMap((office) => granteeKeys(office, orgPath)).some((key) => keys.includes(key));
  return reads ? [] : [...ofDiscipline, ...(OF_THE_PERSON[type] ?? [])];
};
