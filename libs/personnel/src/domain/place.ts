import type { Grantee, Separation } from '#kernel';

/** The unit of a person's post, and every unit from the city down to it on the day. */
export type Place = Readonly<{ orgCode: string; orgPath: readonly string[] }>;

const COUNTY = 1;
const TOWN = 2;

const unitAt = ({ orgPath, orgCode }: Place, depth: number): string => orgPath[depth] ?? orgPath.at(-1) ?? orgCode;

export const townOf = (place: Place): string => unitAt(place, TOWN);

type TownRole = 'townOrgOfficer' | 'townPartyCommittee' | 'townDisciplineOfficer' | 'archivist';
type CountyRole = 'countyOrgOfficer' | 'countyOrgLeader' | 'countyDisciplineOfficer';

/** A holder of the role at the town of the place, or above it. */
export const atTown = (role: TownRole, place: Place) => ({ role, org: townOf(place) });

/** A holder of the role at the county of the place, or above it. */
export const atCounty = (role: CountyRole, place: Place) => ({ role, org: unitAt(place, COUNTY) });

/** The town manages the cadres of its villages and keeps their files. Basis: handbook W1b (model: Ganzhou 2023, P09). */
export const keepersOf = (place: Place): readonly Grantee[] => [
  atTown('townOrgOfficer', place),
  atCounty('countyOrgOfficer', place),
];

/** Offices that have to do with a person's file, and may ask to read it. */
export const requestersOf = (place: Place): readonly Grantee[] => [
  ...keepersOf(place),
  atTown('townDisciplineOfficer', place),
  atTown('archivist', place),
  atCounty('countyOrgLeader', place),
  atCounty('countyDisciplineOfficer', place),
];

/** Offices of the Party that let somebody open a file. */
export const approversOf = (place: Place): readonly Grantee[] => [
  ...keepersOf(place),
  atTown('townPartyCommittee', place),
  atCounty('countyOrgLeader', place),
];

/** Those who may know that a file or a request exists; to all others it does not. */
export const knownTo = (place: Place): readonly Grantee[] => [...requestersOf(place), ...approversOf(place)];

/**
 * The rules that keep the person, their near relatives and whoever has declared an interest in them away from a file. Basis:
 * handbook 1.2 (P60).
 */
export const strangersOnly = (personId: string): readonly Separation[] => [
  { code: 'own-file', persons: [personId] },
  { code: 'relatives-file', persons: [], kinOf: [personId] },
  { code: 'declared-interest', persons: [], interestIn: [personId] },
];
