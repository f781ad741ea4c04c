import type { Grantee } from '#kernel';

/** Who keeps the register of people and posts at a unit: the organization officers above it, and an import. */
export const registrarsOf = (orgCode: string): readonly Grantee[] => [
  { system: true },
  { role: 'townOrgOfficer', org: orgCode },
  { role: 'countyOrgOfficer', org: orgCode },
];
