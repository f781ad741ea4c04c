import type { CaseOwner } from '#supervision/contract';
import { REMARK_FIELDS, type Task } from '#workflow';
import { countyReaders, officesOfSpeaker } from './document-readers.policy.js';

type Withheld = NonNullable<CaseOwner['withheld']>;

/**
 * What the offices of matching tasks remark is for the county and for the office, as their record is; `others` says what else
 * is withheld. Basis: handbook W1a (candidate sees result and ground class), 7 (minimum necessary).
 */
export const withholdingRemarks =
  (matches: (task: Task) => boolean, others: Withheld): Withheld =>
  (row, event, keys) => {
    const fields = REMARK_FIELDS[event.type];
    if (!fields) return others(row, event, keys);
    const offices = officesOfSpeaker(row, event, matches);
    if (offices.length === 0) return [];
    const readers = [...countyReaders(row, keys), ...offices.map((person) => `person:${person}`)];
    return readers.some((key) => keys.includes(key)) ? [] : fields;
  };
