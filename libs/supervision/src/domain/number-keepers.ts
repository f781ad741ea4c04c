/**
 * Who keeps the register of numbers of a class of documents, at the organ that issues them. A class that is not here is
 * seen by those who supervise the organ, and voided by nobody. Basis: handbook W4 (register of ceremonies), W1a (letters of
 * the joint review), W1b (filings of secretaries).
 */
export const numberKeepers: Readonly<Record<string, readonly string[]>> = {
  婚丧备: ['townDisciplineOfficer'],
  联审: ['countyOrgOfficer'],
  组备: ['countyOrgOfficer'],
};
