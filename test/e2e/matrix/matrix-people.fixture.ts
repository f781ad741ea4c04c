import type { LocalDate } from '#kernel';
import { units } from '../../fixtures/county.fixture.js';
import type { Asker } from './permission-row.js';

/** Roles are held over the village of the cases, or at the same level where the village is not. */
export type Place = 'here' | 'elsewhere';

export const places: readonly Place[] = ['here', 'elsewhere'];

/** A city beside the one of the village. */
export const OTHER_CITY = '3702';

export const unitsAt = {
  here: { city: units.city, county: units.county, town: units.town, village: units.village },
  elsewhere: {
    city: OTHER_CITY,
    county: units.otherCounty,
    town: units.otherTown,
    village: units.otherVillage,
  },
} as const satisfies Readonly<Record<Place, object>>;

/** The last day of every grant. */
export const LAST_DAY: LocalDate = '2026-06-30';

export const personOf = (number: number): string => `7e5c9c1a-5c35-4d0c-9a56-${String(number).padStart(12, '0')}`;

/** The reporter, whom the cases are about. */
export const SUBJECT = personOf(0);

/** A person of the same village, who has no account. */
export const RELATIVE = personOf(2);

/**
 * A person of the same village, with a post, whose report nobody may check: the village secretary has an interest in them.
 */
export const STUCK = personOf(3);

/** What the number of the register is for. */
export const NUMBERED = personOf(90);

/** Until the last day of every grant the substitute, who holds no office, may act for the principal. */
export const principal = 'villageSecretary' satisfies Asker;
export const substitute = 'villager' satisfies Asker;

/** The accountant of the village since long, who has no account: the review of a rotation is about them. */
export const ROTATED = personOf(5);

/** Waits for another administrator. */
export const PROPOSED = personOf(6);

export const loginOf = (asker: Asker, place: Place): string => `${asker}-${place}`;

/** Those who ask for a personnel file or approve it: here they are registered, as Party members. */
export const fileOpeners: readonly Asker[] = [
  'townOrgOfficer',
  'townPartyCommittee',
  'townDisciplineOfficer',
  'archivist',
  'countyOrgOfficer',
  'countyOrgLeader',
  'countyDisciplineOfficer',
];

/** Drafts the joint review, and asks for nothing: whoever drafts a case is a party to it in person. */
export const OPENER = 'opener';

/** Prepares filing and appointment of a secretary, and asks for nothing. */
export const FILER = 'filer';

/** Stands for what begins before anybody asks, by the name of its row. */
export const beginning = {
  filing: '7e5c9c1a-5c35-4d0c-9a56-0000000f1101',
  appointment: '7e5c9c1a-5c35-4d0c-9a56-0000000f1102',
} as const;
