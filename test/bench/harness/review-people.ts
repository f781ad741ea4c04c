export const CITY = '3701';
export const COUNTY = '370112';
export const TOWN = '370112013';
export const PASSWORD = 'correct horse battery';

export const OFFICES = [
  ['secretary', TOWN, 'villageSecretary'],
  ['town-officer', TOWN, 'townOrgOfficer'],
  ['town-party', TOWN, 'townPartyCommittee'],
  ['county-officer', COUNTY, 'countyOrgOfficer'],
  ['county-leader', COUNTY, 'countyOrgLeader'],
] as const;

const idOf = (kind: string, n: number): string => `${kind}f5c9c1a-5c35-4d0c-9a56-${String(n).padStart(12, '0')}`;

/** The n-th department (from 0) of the register. Names are in the order of the numbers. */
export const departmentOf = (n: number): string => `department-${String.fromCodePoint('a'.codePointAt(0)! + n)}`;

/** The head of the n-th department: the harness has one person answer for each. */
export const headOf = (n: number): string => idOf('8', OFFICES.length + n + 1);

export const candidateOf = (n: number): string => idOf('9', n + 1);

const FIRST_VILLAGE = 301;
const VILLAGES = 600;

/** The village of the n-th candidate: each has one of their own, as long as there are enough. */
export const villageOf = (n: number): string => `${TOWN}${FIRST_VILLAGE + (n % VILLAGES)}`;
export const villages = Array.from({ length: VILLAGES }, (_, n) => villageOf(n));

/** Everyone who has an account: the five offices of the route, and one for each department. */
export const reviewersOf = (departments: number) =>
  [
    ...OFFICES,
    ...Array.from({ length: departments }, (_, n) => [departmentOf(n), COUNTY, 'countyReviewer'] as const),
  ].map(([login, orgCode, role], index) => ({ login, orgCode, role, personId: idOf('8', index + 1) }));

export type CountySize = Readonly<{ departments: number; candidates: number }>;
