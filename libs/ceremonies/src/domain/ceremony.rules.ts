import type { JsonValue, LocalDate } from '#kernel';
import type { WorkCalendar } from '#calendar';
import type { DeadlineRule, Ladder, LadderRule } from '#workflow';

/** A number that a county or the law sets, with the version of the rule that set it. */
export type Limit = Readonly<{ value: number; key: string; version: string }>;

export type EscalationStep = Readonly<{ to: readonly CeremonyOffice[]; copyTo: readonly CeremonyOffice[] }>;

/** The offices that the ladder of a ceremony case reaches; `checker` is the one who checks this reporter's reports. */
export type CeremonyOffice =
  'reporter' | 'checker' | 'townDisciplineOfficer' | 'townPartyCommittee' | 'countyDisciplineOfficer';

export type Escalation = Readonly<Record<LadderRule['stage'] | 'late', EscalationStep>>;

/** The rules of W4 as they are in force for a village on a day. */
export type CeremonyRules = Readonly<{
  version: string;
  before: DeadlineRule;
  afterWedding: DeadlineRule;
  funeralNotice: DeadlineRule;
  afterFuneral: DeadlineRule;
  register: DeadlineRule;
  giftHandIn: DeadlineRule;
  tables: Limit;
  tablesJoint: Limit;
  tablesOther: Limit;
  persons: Limit;
  personsJoint: Limit;
  personsOther: Limit;
  cars: Limit;
  tableCostFen: Limit;
  giftFromNonRelativeFen: Limit;
  otherCelebrations: Readonly<{ held: 'none' | 'relatives-only' | 'any'; key: string; version: string }>;
  verifySamplePercent: number;
  retainMonths: number;
  draftRetainMonths: number;
  ladder: Ladder;
  escalation: Readonly<{ register: Escalation; postReport: Escalation }>;
}>;

/**
 * The facts of the moment in which a command is decided. `rules` answers for the units from city to village, `digestOf`
 * is a digest of canonical JSON.
 */
export type CeremonyEnv = Readonly<{
  now: string;
  today: LocalDate;
  calendar: WorkCalendar;
  ruleVersion: string;
  rules: (orgPath: readonly string[], on: LocalDate) => CeremonyRules;
  digestOf: (material: JsonValue) => string;
}>;
