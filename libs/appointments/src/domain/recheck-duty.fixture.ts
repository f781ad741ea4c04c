import { workCalendar, type WorkCalendar } from '#calendar';
import { fold, isRejection, shanghaiInstant, type LocalDate } from '#kernel';
import { publishedYear } from '#testing';
import type { Lookup } from '#workflow';
import { lookup as found, path } from './joint-review.fixture.js';
import { recheckDuty, type RecheckDutyCommand, type RecheckDutyEnv, type Sitting } from './recheck-duty.js';
import type { RecheckDutyEvent } from './recheck-duty.events.js';
import { recheckDutyRules } from './recheck-rules.js';
import type { DecidedReview } from './review-standing.js';

export { path };

type Keep = Extract<RecheckDutyCommand, { type: 'KeepRecheckDuty' }>;

export const seat = { dutyId: 'd1', termId: 't1', personId: 'p1', post: 'vcDirector', orgCode: path.at(-1)! };
export const began = '2026-03-02';
/** The pass with which the person came into the post. */
export const entry: DecidedReview = { reviewId: 'c1', outcome: 'pass', decidedOn: '2026-02-24' };
export const later = (
  decidedOn: LocalDate,
  outcome: 'pass' | 'fail' = 'pass',
  reviewId = 'c2',
): { decided: DecidedReview } => ({ decided: { reviewId, outcome, decidedOn } });

const calendar = workCalendar([publishedYear(2025), publishedYear(2026)]);
const shipped: Lookup = (key) => {
  const { value, unit } = found(key);
  return { value, version: `${key}@3701:2020-07-14`, parameter: { unit } };
};

/** The months after which members of a unit of the path are reviewed again, where they are not those that are shipped. */
export type Months = (orgPath: readonly string[]) => number;

export const recheckEnv = (today: LocalDate, months?: Months, own: WorkCalendar = calendar): RecheckDutyEnv => ({
  now: shanghaiInstant(today, '10:00'),
  today,
  ruleVersion: 'W1a',
  calendar: own,
  rules: (orgPath) => {
    const rules = recheckDutyRules(shipped);
    return months ? { ...rules, period: { ...rules.period, amount: months(orgPath) } } : rules;
  },
});

/** The duty of a term that began on 2026-03-02 after a pass of 2026-02-24, as register and reviews have it on the day. */
export const keep = (today: LocalDate, changed: Partial<Sitting> = {}): Keep => {
  const sitting = { orgPath: path, startedOn: began, decided: entry, underWay: null, ...changed };
  return { type: 'KeepRecheckDuty', ...seat, env: { ...recheckEnv(today), sitting } };
};
export const advance = (today: LocalDate, at = path, months?: Months): RecheckDutyCommand => ({
  type: 'AdvanceRecheckDuty',
  orgPath: at,
  env: recheckEnv(today, months),
});
export const end = (today: LocalDate, endedOn = today): RecheckDutyCommand => ({
  type: 'EndRecheckDuty',
  endedOn,
  env: recheckEnv(today),
});

/** The events of commands that all must be accepted. */
export const told = (...commands: readonly RecheckDutyCommand[]): readonly RecheckDutyEvent[] =>
  commands.reduce<readonly RecheckDutyEvent[]>((events, command) => {
    const decision = recheckDuty.decider.decide(command, fold(recheckDuty.decider, events));
    if (isRejection(decision)) throw new Error(`refused: ${decision.rejected}`);
    return [...events, ...decision];
  }, []);
