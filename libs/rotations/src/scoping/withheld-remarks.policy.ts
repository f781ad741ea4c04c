import type { CaseOwner } from '#supervision/contract';
import { REMARK_FIELDS } from '#workflow';

type Withheld = NonNullable<CaseOwner['withheld']>;

/**
 * What those who verify and weigh remark of a cadre is not for the cadre; `others` says what else is withheld. Basis: handbook
 * 7 (minimum necessary; those who report are protected).
 */
export const withholdingRemarks =
  (category: string, others: Withheld): Withheld =>
  (row, event, keys) => {
    const fields = row.category === category ? REMARK_FIELDS[event.type] : undefined;
    if (!fields) return others(row, event, keys);
    const { personId } = event.data as { personId: string };
    return personId !== row.subject_person && keys.includes(`person:${row.subject_person}`) ? fields : [];
  };
