import type { LadderRule, Recipient } from '#workflow';
import { atCounty, atTown, type Place } from './place.js';

/** The offices that the ladder of a file that is not built reaches. Basis: handbook 2.5, chain of filing. */
export const fileOffices = ['townOrgOfficer', 'townPartyCommittee', 'countyOrgOfficer', 'countyOrgLeader'] as const;

export type FileOffice = (typeof fileOffices)[number];

export type Escalation = Readonly<
  Record<LadderRule['stage'], Readonly<{ to: readonly FileOffice[]; copyTo: readonly FileOffice[] }>>
>;

export const officeOf = (office: FileOffice, place: Place): Recipient =>
  office === 'townOrgOfficer' || office === 'townPartyCommittee' ? atTown(office, place) : atCounty(office, place);
