/**
 * Who reads names and posts of the register at or below their unit: who keeps it, and whose work is about those who hold
 * posts. Villagers, their representatives and administrators are none of them. Basis: handbook 7 (minimum necessary, PIPL
 * arts. 6 and 19); the list itself: DEFAULT, unsourced.
 */
export const REGISTER_READERS = [
  'villageClerk',
  'villageSecretary',
  'vcDirector',
  'vscDirector',
  'townOrgOfficer',
  'townPartyCommittee',
  'townLeader',
  'townDisciplineOfficer',
  'townEconStation',
  'townCivilOfficer',
  'countyOrgOfficer',
  'countyOrgLeader',
  'countyReviewer',
  'countyDisciplineOfficer',
  'countyAgriOfficer',
  'countyAuditOfficer',
  'countyCivilOfficer',
  'cityLead',
  'cityCooperating',
  'supervisionOffice',
  'archivist',
] as const;

/** Who finds persons by name, without their posts: accounts are opened for persons who are registered. Basis: as above. */
export const ACCOUNT_OPENERS = ['securityAdmin'] as const;
