import type { Grantee } from '#kernel';

/** The organization officers, who keep the register of people and posts. */
export const REGISTRARS = ['townOrgOfficer', 'countyOrgOfficer'] as const;

/** Who keeps the register of people and posts at a unit: the organization officers above it, and an import. */
export const registrarsOf = (orgCode: string): readonly Grantee[] => [
  { system: true },
  ...REGISTRARS.map((role) => ({ role, org: orgCode })),
];
