import type { LocalDate } from '#kernel';

/** The class of the county's letters on joint reviews. Basis: handbook W1a, documents; 5, "Document number". */
export const LETTER_CLASS = '联审';

type Of = Readonly<{ caseId: string; batchId: string | null }>;

/** One letter asks the departments about a whole batch. */
export const circulationLetter = ({ caseId, batchId }: Of): string => `${batchId ?? caseId}~circulation`;

/** One letter a day tells the results of a batch. */
export const resultLetter = ({ caseId, batchId }: Of, on: LocalDate): string => `${batchId ?? caseId}~result~${on}`;

/** Each candidate is notified by a letter of their own, in each round. */
export const adverseNotice = ({ caseId }: Of, round: number): string => `${caseId}~notice~${round}`;
