import { granteeKeys, type CaseOwner } from '#supervision/contract';
import { REMARK_FIELDS, unitAt, type Task } from '#workflow';
import { officesOfSpeaker } from './attached-in-office.policy.js';

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
    const { org_path: orgPath } = row;
    const county = unitAt(orgPath, 'county');
    const reviewing = ['countyOrgOfficer', 'countyOrgLeader'].flatMap((role) =>
      granteeKeys({ role, org: county }, orgPath),
    );
    const readers = [...reviewing, ...offices.map((person) => `person:${person}`)];
    return readers.some((key) => keys.includes(key)) ? [] : fields;
  };
