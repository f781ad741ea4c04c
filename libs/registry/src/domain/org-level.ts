/** From the top down. A subdistrict counts as a town, a community as a village. */
export const orgLevels = ['city', 'county', 'town', 'village'] as const;

export type OrgLevel = (typeof orgLevels)[number];

/** The level that a unit's parent must have; undefined at the top. */
export const parentLevelOf = (level: OrgLevel): OrgLevel | undefined => orgLevels[orgLevels.indexOf(level) - 1];

const DIGITS: Readonly<Record<OrgLevel, number>> = { city: 4, county: 6, town: 9, village: 12 };

/** Basis: statistical division codes (rules of the National Bureau of Statistics); a city's code is cut to its digits. */
export const isCodeOf = (level: OrgLevel, code: string): boolean => /^\d+$/.test(code) && code.length === DIGITS[level];
