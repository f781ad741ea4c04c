import { fold, isRejection, shanghaiInstant } from '#kernel';
import type { LocalDate } from '#kernel';
import { lookup, momentOf, path } from './adjustment.fixture.js';
import {
  rotationDuty,
  type Holding,
  type RotationDutyCommand,
  type RotationDutyEnv,
  type RotationDutyRules,
} from './rotation-duty.js';
import type { RotationDutyEvent } from './rotation-duty.events.js';
import { rotationDutyRules } from './rotation-rules.js';

type Keep = Extract<RotationDutyCommand, { type: 'KeepRotationDuty' }>;

export const term = { dutyId: 'd1', termId: 't1', personId: 'p1', post: 'secretary', orgCode: path.at(-1)! };
export const began = '2016-03-16';

const rules = (post: string): RotationDutyRules => rotationDutyRules(lookup, post);

/** `years` are those after which posts are reviewed, where they are not those that are shipped. */
export const dutyEnv = (today: LocalDate, years?: number): RotationDutyEnv => {
  const { calendar } = momentOf(today, '');
  const changed = (post: string): RotationDutyRules => {
    const { period, ...others } = rules(post);
    return { ...others, period: period && years !== undefined ? { ...period, amount: years } : period };
  };
  return { now: shanghaiInstant(today, '10:00'), today, ruleVersion: 'W2', calendar, rules: changed };
};

/** The duty of a term that began on 2016-03-16, as the register has it on the day; ten years later it is due. */
export const keep = (today: LocalDate, changed: Partial<Holding & { post: string }> = {}): Keep => {
  const { post = term.post, ...days } = changed;
  const holding = { orgPath: path, since: began, countedFrom: days.since ?? began, ...days };
  return { type: 'KeepRotationDuty', ...term, post, env: { ...dutyEnv(today), holding } };
};
export const advance = (today: LocalDate, at = path): RotationDutyCommand => ({
  type: 'AdvanceRotationDuty',
  orgPath: at,
  env: dutyEnv(today),
});
export const settle = (
  outcome: 'rotate' | 'keep' | 'not-applicable',
  today: LocalDate,
  decidedOn = today,
): RotationDutyCommand => ({
  type: 'SettleRotationDuty',
  outcome,
  caseId: 'r1',
  effectiveOn: '2026-04-01',
  decidedOn,
  env: dutyEnv(today),
});

/** The events of commands that all must be accepted. */
export const told = (...commands: readonly RotationDutyCommand[]): readonly RotationDutyEvent[] =>
  commands.reduce<readonly RotationDutyEvent[]>((events, command) => {
    const decision = rotationDuty.decider.decide(command, fold(rotationDuty.decider, events));
    if (isRejection(decision)) throw new Error(`refused: ${decision.rejected}`);
    return [...events, ...decision];
  }, []);
