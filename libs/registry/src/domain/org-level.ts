/** From the top down. A subdistrict counts as a town, a community as a village. */
export const orgLevels = ['city', 'county', 'town', 'village'] as const;

export type OrgLevel = (typeof orgLevels)[number];

/** The level that a unit's parent must have; undefined at the top. */
export const parentLevelOf = (level: OrgLevel): OrgLevel | undefined => orgLevels[orgLevels.indexOf(level) - 1];
