import type { Grantee } from '#kernel';
import { officeAt, unitAt } from '#workflow';

/** Who opens a joint review in a village. Basis: handbook W1a, OpenCase (village/town). */
export const reviewOpeners = (orgPath: readonly string[]): readonly Grantee[] => [
  { role: 'villageSecretary', org: unitAt(orgPath, 'village') },
  officeAt(orgPath, 'townOrgOfficer'),
];
