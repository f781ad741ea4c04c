import { unitsOf, type CallerScope, type Role } from '#access/contract';

/** Those who watch over the bodies of the villages below their unit. Basis: handbook 1.2, W6 (DEFAULT). */
const WATCHERS: readonly Role[] = [
  'supervisionOffice',
  'countyAuditOfficer',
  'countyDisciplineOfficer',
  'townDisciplineOfficer',
  'countyOrgOfficer',
  'countyOrgLeader',
  'townOrgOfficer',
  'townPartyCommittee',
];

/** The units over whose villages the caller watches. */
export const watchedUnits = (scope: CallerScope): readonly string[] => unitsOf(scope, WATCHERS);
