import type { LocalDate } from '#kernel';
import type { WorkCalendar } from '#calendar';
import type { DeadlineRule, Ladder, LadderRule } from '#workflow';
import type { PostGroup } from './post-groups.js';
import type { PostCode } from './posts.js';

/** The offices that the ladders of terms and vacancies reach. */
export type RegistryOffice =
  'townOrgOfficer' | 'townPartyCommittee' | 'townCivilOfficer' | 'countyOrgOfficer' | 'countyOrgLeader';

export type RegistryEscalation = Readonly<
  Record<LadderRule['stage'], Readonly<{ to: readonly RegistryOffice[]; copyTo: readonly RegistryOffice[] }>>
>;

/** The rules on terms, vacancies and the bodies of a village, as they are in force for a unit on a day. */
export type RegistryRules = Readonly<{
  version: string;
  /** How long a term runs; groups without an entry have no planned end. */
  terms: Readonly<Partial<Record<PostGroup, DeadlineRule>>>;
  alertMonthsBeforeEnd: number;
  secretaryVacancy: DeadlineRule;
  vscVacancy: DeadlineRule;
  /** A by-election has no day count of its own unless a parameter says one. */
  vcVacancy: DeadlineRule | null;
  /** How long a term may stand after its unit was dissolved, by what settles it; null where no parameter says so. */
  dissolution: Readonly<{ decision: DeadlineRule | null; election: DeadlineRule | null }>;
  vcSize: Readonly<{ min: number; max: number }>;
  vscSizes: readonly number[];
  vscExcludedPosts: readonly PostCode[];
  vcPartySharePercent: number;
  ladder: Ladder;
  escalation: Readonly<{ termEnd: RegistryEscalation; vacancy: RegistryEscalation }>;
}>;

/** The facts of the moment in which a command on a term or a village body is decided. */
export type RegistryEnv = Readonly<{
  now: string;
  today: LocalDate;
  calendar: WorkCalendar;
  ruleVersion: string;
  rules: RegistryRules;
  /** The unit, and every unit above it, from the city down. */
  orgPath: readonly string[];
}>;
