import {
  inTurn,
  type Aggregate,
  type Decider,
  type Decision,
  type LocalDate,
  type Policy,
  type Rejection,
} from '#kernel';
import type { WorkCalendar } from '#calendar';
import {
  acknowledgeAlert,
  advanceDeadlines,
  cancelDeadline,
  followLateRule,
  meetDeadline,
  moveLateAnchor,
  officesReachedBy,
  recomputeLateDeadlines,
  relocateCase,
  startDeadline,
  startLateDeadline,
  type ClockEnv,
  type DeadlineEvent,
  type DeadlineRule,
  type Ladder,
  type LadderRule,
  type Step,
} from '#workflow';
import { recheckDutyEvents, type RecheckDutyEvent } from './recheck-duty.events.js';
import { evolveRecheckDuty, noRecheckDuty, type RecheckDuty, type RecheckDutyState } from './recheck-duty.state.js';
import type { DecidedReview, ReviewStanding } from './review-standing.js';

export type RecheckOffice = 'townOrgOfficer' | 'countyOrgOfficer' | 'countyOrgLeader';

/** The rules of a place today. */
export type RecheckDutyRules = Readonly<{
  period: DeadlineRule;
  ladder: Ladder;
  escalation: Readonly<Record<LadderRule['stage'], Step<RecheckOffice>>>;
}>;

export type RecheckDutyEnv = Readonly<{
  now: string;
  today: LocalDate;
  ruleVersion: string;
  calendar: WorkCalendar;
  rules: (orgPath: readonly string[]) => RecheckDutyRules;
}>;

/** How the term stands in the register, and its holder in the joint reviews for the post, now. */
export type Sitting = ReviewStanding & Readonly<{ orgPath: readonly string[]; startedOn: LocalDate }>;

type Term = Readonly<{ dutyId: string; termId: string; personId: string; post: string; orgCode: string }>;
type KeepRecheckDuty = Term & Readonly<{ type: 'KeepRecheckDuty'; env: RecheckDutyEnv & { sitting: Sitting } }>;

type LaterCommand =
  | Readonly<{ type: 'EndRecheckDuty'; endedOn: LocalDate; env: RecheckDutyEnv }>
  | Readonly<{ type: 'AdvanceRecheckDuty'; orgPath: readonly string[]; env: RecheckDutyEnv }>
  | Readonly<{ type: 'RecomputeRecheckDuty'; env: RecheckDutyEnv }>
  | Readonly<{ type: 'RelocateRecheckDuty'; orgPath: readonly string[]; env: RecheckDutyEnv }>
  | Readonly<{ type: 'AcknowledgeRecheckDutyAlert'; alertId: string; env: RecheckDutyEnv }>;

export type RecheckDutyCommand = KeepRecheckDuty | LaterCommand;

export type RecheckDutyRejection = Rejection<'unknown-case' | 'unknown-alert'>;

type Events = readonly RecheckDutyEvent[];
type About = Term & Pick<RecheckDuty, 'orgPath' | 'startedOn'>;

const clockEnvOf = (orgPath: readonly string[], env: RecheckDutyEnv): ClockEnv => {
  const { today, calendar } = env;
  return { today, calendar, ladder: env.rules(orgPath).ladder };
};

const after = (duty: RecheckDuty, events: Events): RecheckDuty =>
  events.reduce<RecheckDutyState>(evolveRecheckDuty, duty) as RecheckDuty;

const steps = inTurn(after);

/**
 * Without a review on record the months count from the start of the term. Where they would be over before anybody knew of the
 * term, as those of a register that is taken over, they count from another day: nobody was late. DEFAULT: the handbook names
 * the last review alone.
 */
const countedWithoutReview = (
  startedOn: LocalDate,
  orElse: LocalDate,
  orgPath: About['orgPath'],
  env: RecheckDutyEnv,
) => {
  const clock = startDeadline(recheckBy(1), env.rules(orgPath).period, startedOn, clockEnvOf(orgPath, env));
  return clock.type === 'DeadlineStarted.v1' && clock.data.dueOn < env.today ? orElse : startedOn;
};

/**
 * Counted from the last review of the person for the post that was decided. Basis: handbook W1a,
 * `appt.jointReview.incumbentRecheck`.
 */
const begin = (about: About, decided: DecidedReview | null, deadlines: number, env: RecheckDutyEnv): Events => {
  const countedFrom = decided?.decidedOn ?? countedWithoutReview(about.startedOn, env.today, about.orgPath, env);
  const reviewId = decided?.reviewId ?? null;
  const { period } = env.rules(about.orgPath);
  return [
    { type: 'RecheckDutyOpened.v1', data: { ...about, countedFrom, reviewId, openedOn: env.today } },
    startLateDeadline(recheckBy(deadlines + 1), period, countedFrom, clockEnvOf(about.orgPath, env)),
  ];
};

const recheckBy = (number: number): string => `recheck-${number}`;

const deadlinesOf = ({ clocks }: RecheckDuty): number => Object.keys(clocks.deadlines).length;

const open = ({ type: _type, env, ...term }: KeepRecheckDuty): Events => {
  const { orgPath, startedOn, decided, underWay } = env.sitting;
  const begun = begin({ ...term, orgPath, startedOn }, decided, 0, env);
  const duty = begun.reduce<RecheckDutyState>(evolveRecheckDuty, noRecheckDuty) as RecheckDuty;
  return [...begun, ...link(duty, underWay, env)];
};

/**
 * A review that was decided since, on whatever occasion and with whatever result, settles the duty and begins the next one. A
 * fail ends no term: whoever decides on the person is told of it, and decides. Basis: handbook W1a, W2 (RaiseTrigger).
 */
const settle = (duty: RecheckDuty, decided: DecidedReview | null, env: RecheckDutyEnv): Events => {
  if (!decided || (decided.reviewId === duty.reviewId && decided.decidedOn === duty.countedFrom)) return [];
  const { dutyId, termId, personId, post, orgCode, orgPath, startedOn } = duty;
  const { reviewId, outcome, decidedOn } = decided;
  const before = decidedOn < env.today ? [] : passed(duty, env);
  const { clocks } = after(duty, before);
  const told = { dutyId, termId, personId, outcome, reviewId, effectiveOn: decidedOn, settledOn: env.today };
  const about = { dutyId, termId, personId, post, orgCode, orgPath, startedOn };
  return [
    ...before,
    ...meetDeadline(clocks, duty.deadlineId!, decidedOn),
    { type: 'RecheckDutySettled.v1', data: told },
    ...begin(about, decided, deadlinesOf(duty), env),
  ];
};

/** The register has corrected a start: what counts from a decision stays. */
const move = (duty: RecheckDuty, startedOn: LocalDate, env: RecheckDutyEnv): Events => {
  if (startedOn === duty.startedOn) return [];
  const { dutyId, termId, orgPath, clocks } = duty;
  const countedFrom =
    duty.reviewId === null ? countedWithoutReview(startedOn, duty.countedFrom, orgPath, env) : duty.countedFrom;
  return [
    { type: 'RecheckDutyMoved.v1', data: { dutyId, termId, startedOn, countedFrom, movedOn: env.today } },
    ...(countedFrom === duty.countedFrom
      ? []
      : moveLateAnchor(clocks, duty.deadlineId!, countedFrom, clockEnvOf(orgPath, env))),
  ];
};

const link = ({ dutyId, termId, underWay }: RecheckDuty, reviewId: string | null, env: RecheckDutyEnv): Events => {
  if (reviewId === underWay) return [];
  if (reviewId !== null)
    return [{ type: 'RecheckReviewLinked.v1', data: { dutyId, termId, reviewId, linkedOn: env.today } }];
  return [{ type: 'RecheckReviewUnlinked.v1', data: { dutyId, termId, reviewId: underWay!, unlinkedOn: env.today } }];
};

/** The time that is in force for the unit today takes the place of another by which the duty was counted. */
const underRule = (duty: RecheckDuty, env: RecheckDutyEnv): Events => {
  const { orgPath, clocks, deadlineId } = duty;
  return deadlineId === null
    ? []
    : followLateRule(clocks, deadlineId, env.rules(orgPath).period, clockEnvOf(orgPath, env));
};

const end = (duty: RecheckDuty, effectiveOn: LocalDate, { today: settledOn }: RecheckDutyEnv): Events => {
  const { dutyId, termId, personId, clocks, deadlineId } = duty;
  const told = { dutyId, termId, personId, outcome: 'term-ended', reviewId: null, effectiveOn, settledOn } as const;
  return [
    ...cancelDeadline(clocks, deadlineId!, settledOn, told.outcome),
    { type: 'RecheckDutySettled.v1', data: told },
  ];
};

/** Everything that the clock has brought since the duty was last looked at. */
const passed = (duty: RecheckDuty, env: RecheckDutyEnv): readonly DeadlineEvent[] =>
  advanceDeadlines(duty.dutyId, duty.clocks, env.now, env.today, (_deadline, stage) =>
    officesReachedBy(env.rules(duty.orgPath).escalation, stage, duty.orgPath),
  );

const relocate = ({ dutyId: caseId, orgPath, clocks }: RecheckDuty, path: readonly string[], env: RecheckDutyEnv) =>
  relocateCase({ caseId, orgPath, clocks }, path, env.today);

const keep = (duty: RecheckDuty, { sitting, ...env }: KeepRecheckDuty['env']): Events =>
  steps(
    duty,
    (now) => move(now, sitting.startedOn, env),
    (now) => settle(now, sitting.decided, env),
    (now) => link(now, sitting.underWay, env),
  );

const act = (command: LaterCommand, duty: RecheckDuty): Decision<RecheckDutyEvent, RecheckDutyRejection> => {
  const { env } = command;
  switch (command.type) {
    case 'EndRecheckDuty':
      return duty.status === 'closed' ? [] : end(duty, command.endedOn, env);
    case 'AdvanceRecheckDuty':
      return steps(
        duty,
        (now) => relocate(now, command.orgPath, env),
        (now) => underRule(now, env),
        (now) => passed(now, env),
      );
    case 'RecomputeRecheckDuty':
      return steps(
        duty,
        (now) => underRule(now, env),
        (now) => recomputeLateDeadlines(now.clocks, clockEnvOf(now.orgPath, env)),
      );
    case 'RelocateRecheckDuty':
      return steps(
        duty,
        (now) => relocate(now, command.orgPath, env),
        (now) => underRule(now, env),
      );
    case 'AcknowledgeRecheckDutyAlert':
      return acknowledgeAlert(duty.clocks, command.alertId, env.today);
    default:
      return command satisfies never;
  }
};

const decider: Decider<RecheckDutyCommand, RecheckDutyState, RecheckDutyEvent, RecheckDutyRejection> = {
  initialState: () => noRecheckDuty,
  evolve: evolveRecheckDuty,
  decide: (command, state) => {
    if (command.type === 'KeepRecheckDuty') {
      if (state.status === 'none') return open(command);
      return state.status === 'open' ? keep(state, command.env) : [];
    }
    if (state.status !== 'none') return act(command, state);
    return command.type === 'EndRecheckDuty' ? [] : { rejected: 'unknown-case' };
  },
};

const policy: Policy<RecheckDutyCommand, RecheckDutyState> = (command, state) =>
  command.type === 'AcknowledgeRecheckDutyAlert'
    ? { anyOf: state.status === 'none' ? [] : (state.clocks.alerts[command.alertId]?.recipients ?? []) }
    : { anyOf: [{ system: true }] };

/** The duty to review again who sits in a reviewed post. Basis: handbook W1a; `appt.jointReview.incumbentRecheck`. */
export const recheckDuty: Aggregate<RecheckDutyCommand, RecheckDutyState, RecheckDutyEvent, RecheckDutyRejection> = {
  category: 'recheckduty',
  decider,
  events: recheckDutyEvents,
  policy,
};
