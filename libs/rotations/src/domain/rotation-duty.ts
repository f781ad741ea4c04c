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
  startLateDeadline,
  type ClockEnv,
  type DeadlineEvent,
  type DeadlineRule,
  type Ladder,
  type LadderRule,
  type Step,
} from '#workflow';
import type { RotationOutcome } from './rotation.events.js';
import { rotationDutyEvents, type RotationDutyEvent } from './rotation-duty.events.js';
import {
  evolveRotationDuty,
  noRotationDuty,
  reviewBy,
  type RotationDuty,
  type RotationDutyState,
} from './rotation-duty.state.js';

export type DutyOffice = 'townOrgOfficer' | 'countyOrgOfficer' | 'countyOrgLeader';

/** The rules of a place today; `period` is null where no rule names the post. */
export type RotationDutyRules = Readonly<{
  period: DeadlineRule | null;
  ladder: Ladder;
  escalation: Readonly<Record<LadderRule['stage'], Step<DutyOffice>>>;
}>;

export type RotationDutyEnv = Readonly<{
  now: string;
  today: LocalDate;
  ruleVersion: string;
  calendar: WorkCalendar;
  rules: (post: string, orgPath: readonly string[]) => RotationDutyRules;
}>;

/** How the term stands in the register now: the days of RotationDutyOpened. */
export type Holding = Readonly<{ orgPath: readonly string[]; since: LocalDate; countedFrom: LocalDate }>;

type Term = Readonly<{ dutyId: string; termId: string; personId: string; post: string; orgCode: string }>;
type KeepRotationDuty = Term & Readonly<{ type: 'KeepRotationDuty'; env: RotationDutyEnv & { holding: Holding } }>;
type Settling = Readonly<{ outcome: RotationOutcome; caseId: string; effectiveOn: LocalDate; decidedOn: LocalDate }>;

type LaterCommand =
  | (Settling & Readonly<{ type: 'SettleRotationDuty'; env: RotationDutyEnv }>)
  | Readonly<{ type: 'EndRotationDuty'; endedOn: LocalDate; env: RotationDutyEnv }>
  | Readonly<{ type: 'AdvanceRotationDuty'; orgPath: readonly string[]; env: RotationDutyEnv }>
  | Readonly<{ type: 'RecomputeRotationDuty'; env: RotationDutyEnv }>
  | Readonly<{ type: 'RelocateRotationDuty'; orgPath: readonly string[]; env: RotationDutyEnv }>
  | Readonly<{ type: 'AcknowledgeRotationDutyAlert'; alertId: string; env: RotationDutyEnv }>;

export type RotationDutyCommand = KeepRotationDuty | LaterCommand;

export type RotationDutyRejection = Rejection<'unknown-case' | 'unknown-alert'>;

type Events = readonly RotationDutyEvent[];
type About = Term & Pick<RotationDuty, 'orgPath' | 'since'>;

const clockEnvOf = (post: string, orgPath: readonly string[], env: RotationDutyEnv): ClockEnv => {
  const { today, calendar } = env;
  return { today, calendar, ladder: env.rules(post, orgPath).ladder };
};

/** A duty of a post that no rule names does not begin. */
const begin = (about: About, countedFrom: LocalDate, round: number, env: RotationDutyEnv): Events => {
  const { post, orgPath } = about;
  const { period } = env.rules(post, orgPath);
  if (period === null) return [];
  return [
    { type: 'RotationDutyOpened.v1', data: { ...about, countedFrom, openedOn: env.today } },
    startLateDeadline(reviewBy({ round }), period, countedFrom, clockEnvOf(post, orgPath, env)),
  ];
};

const open = ({ type: _type, env, ...term }: KeepRotationDuty): Events => {
  const { orgPath, since, countedFrom } = env.holding;
  return begin({ ...term, orgPath, since }, countedFrom, 1, env);
};

/** The register has corrected a start, or learnt of a term before: what counts from a decision stays. */
const move = (duty: RotationDuty, { today, holding, ...env }: KeepRotationDuty['env']): Events => {
  const { dutyId, termId, post, orgPath, clocks, round } = duty;
  const { since } = holding;
  const countedFrom = round > 1 ? duty.countedFrom : holding.countedFrom;
  if (since === duty.since && countedFrom === duty.countedFrom) return [];
  const clockEnv = clockEnvOf(post, orgPath, { ...env, today });
  return [
    { type: 'RotationDutyMoved.v1', data: { dutyId, termId, since, countedFrom, movedOn: today } },
    ...moveLateAnchor(clocks, reviewBy(duty), countedFrom, clockEnv),
  ];
};

/**
 * A decision settles the duty, whatever its outcome. Whoever is kept is reviewed again after as many years from the day on
 * which the decision takes effect (DEFAULT: the handbook names no second review); where a review is not applicable, this term
 * is not reviewed again. Basis: handbook W2, Rotation.
 */
const settle = (duty: RotationDuty, { outcome, caseId, effectiveOn, decidedOn }: Settling, env: RotationDutyEnv) => {
  const { dutyId, termId, personId, post, orgCode, orgPath, since, round, clocks } = duty;
  const settled: Events = [
    ...meetDeadline(clocks, reviewBy(duty), decidedOn),
    {
      type: 'RotationDutySettled.v1',
      data: { dutyId, termId, personId, outcome, caseId, effectiveOn, settledOn: env.today },
    },
  ];
  const about = { dutyId, termId, personId, post, orgCode, orgPath, since };
  return outcome === 'keep' ? [...settled, ...begin(about, effectiveOn, round + 1, env)] : settled;
};

const end = (duty: RotationDuty, effectiveOn: LocalDate, { today: settledOn }: RotationDutyEnv): Events => {
  const { dutyId, termId, personId, clocks } = duty;
  const told = { dutyId, termId, personId, outcome: 'term-ended', caseId: null, effectiveOn, settledOn } as const;
  return [
    ...cancelDeadline(clocks, reviewBy(duty), settledOn, told.outcome),
    { type: 'RotationDutySettled.v1', data: told },
  ];
};

/** Everything that the clock has brought since the duty was last looked at. */
const passed = (duty: RotationDuty, env: RotationDutyEnv): readonly DeadlineEvent[] =>
  advanceDeadlines(duty.dutyId, duty.clocks, env.now, env.today, (_deadline, stage) =>
    officesReachedBy(env.rules(duty.post, duty.orgPath).escalation, stage, duty.orgPath),
  );

const relocate = ({ dutyId: caseId, orgPath, clocks }: RotationDuty, path: readonly string[], env: RotationDutyEnv) =>
  relocateCase({ caseId, orgPath, clocks }, path, env.today);

const after = (duty: RotationDuty, events: Events): RotationDuty =>
  events.reduce<RotationDutyState>(evolveRotationDuty, duty) as RotationDuty;

const steps = inTurn(after);

/** The years that are in force for the unit today take the place of others by which the duty was counted. */
const underRule = (duty: RotationDuty, env: RotationDutyEnv): Events => {
  const { post, orgPath, clocks } = duty;
  const { period } = env.rules(post, orgPath);
  return period === null ? [] : followLateRule(clocks, reviewBy(duty), period, clockEnvOf(post, orgPath, env));
};

const act = (command: LaterCommand, duty: RotationDuty): Decision<RotationDutyEvent, RotationDutyRejection> => {
  const { env } = command;
  switch (command.type) {
    case 'SettleRotationDuty': {
      if (duty.status === 'closed') return [];
      const before = command.decidedOn < env.today ? [] : passed(duty, env);
      return [...before, ...settle(after(duty, before), command, env)];
    }
    case 'EndRotationDuty':
      return duty.status === 'closed' ? [] : end(duty, command.endedOn, env);
    case 'AdvanceRotationDuty':
      return steps(
        duty,
        (now) => relocate(now, command.orgPath, env),
        (now) => underRule(now, env),
        (now) => passed(now, env),
      );
    case 'RecomputeRotationDuty':
      return steps(
        duty,
        (now) => underRule(now, env),
        (now) => recomputeLateDeadlines(now.clocks, clockEnvOf(now.post, now.orgPath, env)),
      );
    case 'RelocateRotationDuty':
      return steps(
        duty,
        (now) => relocate(now, command.orgPath, env),
        (now) => underRule(now, env),
      );
    case 'AcknowledgeRotationDutyAlert':
      return acknowledgeAlert(duty.clocks, command.alertId, env.today);
    default:
      return command satisfies never;
  }
};

const decider: Decider<RotationDutyCommand, RotationDutyState, RotationDutyEvent, RotationDutyRejection> = {
  initialState: () => noRotationDuty,
  evolve: evolveRotationDuty,
  decide: (command, state) => {
    if (command.type === 'KeepRotationDuty') {
      if (state.status === 'none') return open(command);
      return state.status === 'open' ? move(state, command.env) : [];
    }
    if (state.status !== 'none') return act(command, state);
    const quiet = command.type === 'SettleRotationDuty' || command.type === 'EndRotationDuty';
    return quiet ? [] : { rejected: 'unknown-case' };
  },
};

const policy: Policy<RotationDutyCommand, RotationDutyState> = (command, state) =>
  command.type === 'AcknowledgeRotationDutyAlert'
    ? { anyOf: state.status === 'none' ? [] : (state.clocks.alerts[command.alertId]?.recipients ?? []) }
    : { anyOf: [{ system: true }] };

/** The duty to review who has been in one post for long. Basis: handbook W2, Rotation; `rotation.maxYears`. */
export const rotationDuty: Aggregate<RotationDutyCommand, RotationDutyState, RotationDutyEvent, RotationDutyRejection> =
  { category: 'rotationduty', decider, events: rotationDutyEvents, policy };
