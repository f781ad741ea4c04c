import { addMonths, type LocalDate } from '#kernel';

/**
 * The only three sanctions against those who manage a self-governing body.
 * Basis: Administrative Sanctions Law for Public Officials (2020) arts. 8, 22 [L09].
 */
export const sanctions = {
  warning: { zh: '警告', en: 'warning' },
  demerit: { zh: '记过', en: 'demerit' },
  'major-demerit': { zh: '记大过', en: 'major demerit' },
} as const;

export type Sanction = keyof typeof sanctions;

export const sanctionCodes = Object.keys(sanctions) as Sanction[];

/** The first day on which a sanction has no effect any more. Basis: L09 art. 8; the months are parameters. */
export const effectUntil = (inForceFrom: LocalDate, months: number): LocalDate => addMonths(inForceFrom, months);
