import type { Aggregate, Decision, LocalDate, Policy, Rejection } from '#kernel';
import {
  alertRaised,
  evolveClocks,
  isDeadlineEvent,
  noClocks,
  relocateCase,
  type Clocks,
  type DeadlineEvent,
  type Recipients,
} from '#workflow';
import { stuckDutyEvents, type StuckDutyEvent, type StuckDutyFact, type StuckReason } from './stuck-duty.events.js';
import { ESCALATION } from './stuck-duty.rules.js';

/** `recipients` is null where no parameter covers the unit: then nobody is told, and the list alone shows it. */
type Moment = Readonly<{ today: LocalDate; recipients: Recipients | null; ruleVersion?: string }>;
type Found = Extract<StuckDutyFact, { type: 'StuckDutyFound.v1' }>['data'];
type Because = Extract<StuckDutyFact, { type: 'StuckDutyLifted.v1' }>['data']['because'];

export type StuckDutyCommand =
  | Readonly<{ type: 'ReportStuckDuty'; duty: Omit<Found, 'foundOn'>; env: Moment }>
  | Readonly<{ type: 'LiftStuckDuty'; because: Because; env: Moment }>
  | Readonly<{ type: 'RelocateStuckDuty'; orgPath: readonly string[]; env: Moment }>
  | Readonly<{ type: 'LeaveStuckDuty'; env: Moment }>
  | Readonly<{ type: 'AcknowledgeStuckDutyAlert'; alertId: string; env: Moment }>;

type StuckDutyRejection = Rejection<'unknown-alert'>;

/** `times` counts how often the duty was found stuck after it was not: each time has one alert. */
export type StuckDutyState =
  | Readonly<{ status: 'none' }>
  | Readonly<{
      status: 'stuck' | 'lifted';
      stuckId: string;
      reason: StuckReason;
      times: number;
      orgPath: readonly string[];
      clocks: Clocks;
    }>;

type Known = Exclude<StuckDutyState, { status: 'none' }>;

const evolve = (state: StuckDutyState, event: StuckDutyEvent): StuckDutyState => {
  if (event.type === 'StuckDutyFound.v1') {
    const { stuckId, reason, orgPath } = event.data;
    const { times, clocks } = state.status === 'none' ? { times: 0, clocks: noClocks } : state;
    return { status: 'stuck', stuckId, reason, orgPath, clocks, times: state.status === 'stuck' ? times : times + 1 };
  }
  if (state.status === 'none') return state;
  if (isDeadlineEvent(event)) return { ...state, clocks: evolveClocks(state.clocks, event) };
  switch (event.type) {
    case 'StuckDutyLifted.v1':
      return { ...state, status: 'lifted' };
    case 'CaseRelocated.v1':
      return { ...state, orgPath: event.data.orgPath };
    default:
      return event satisfies never;
  }
};

const report = (
  duty: Omit<Found, 'foundOn'>,
  state: StuckDutyState,
  { today, recipients }: Moment,
): readonly StuckDutyEvent[] => {
  if (state.status === 'stuck' && state.reason === duty.reason) return [];
  const found: StuckDutyEvent = { type: 'StuckDutyFound.v1', data: { ...duty, foundOn: today } };
  if (state.status === 'stuck' || !recipients) return [found];
  const rung = `found${state.status === 'none' ? 1 : state.times + 1}`;
  return [found, alert(duty.stuckId, rung, today, recipients)];
};

const DUTY = 'stuck-duty';

const alert = (caseId: string, rung: string, on: LocalDate, { to, copyTo }: Recipients): DeadlineEvent =>
  alertRaised(caseId, {
    deadlineId: DUTY,
    ruleKey: ESCALATION,
    rung,
    stage: 'yellow',
    dueOn: on,
    scheduledOn: on,
    raisedOn: on,
    to,
    copyTo,
  });

const lift = ({ stuckId, clocks }: Known, because: Because, today: LocalDate): readonly StuckDutyEvent[] => [
  { type: 'StuckDutyLifted.v1', data: { stuckId, because, liftedOn: today } },
  ...Object.entries(clocks.alerts)
    .filter(([, { status }]) => status !== 'closed')
    .map(([alertId]): DeadlineEvent => ({ type: 'AlertClosed.v1', data: { alertId, closedOn: today } })),
];

const decide = (command: StuckDutyCommand, state: StuckDutyState): Decision<StuckDutyEvent, StuckDutyRejection> => {
  const { env } = command;
  if (command.type === 'ReportStuckDuty') return report(command.duty, state, env);
  if (state.status === 'none') return [];
  switch (command.type) {
    case 'LiftStuckDuty':
      return state.status === 'stuck' ? lift(state, command.because, env.today) : [];
    case 'RelocateStuckDuty': {
      const { stuckId: caseId, orgPath, clocks } = state;
      return relocateCase({ caseId, orgPath, clocks }, command.orgPath, env.today);
    }
    case 'LeaveStuckDuty':
      return [];
    case 'AcknowledgeStuckDutyAlert': {
      const { alertId } = command;
      const known = state.clocks.alerts[alertId];
      if (!known) return { rejected: 'unknown-alert' };
      const acknowledged = { type: 'AlertAcknowledged.v1', data: { alertId, acknowledgedOn: env.today } } as const;
      return known.status === 'open' ? [acknowledged] : [];
    }
    default:
      return command satisfies never;
  }
};

/** What is stuck is found and lifted by the system; whoever is told says that they have seen it. */
const policy: Policy<StuckDutyCommand, StuckDutyState> = (command, state) => {
  if (command.type !== 'AcknowledgeStuckDutyAlert') return { anyOf: [{ system: true }] };
  const anyOf = state.status === 'none' ? [] : (state.clocks.alerts[command.alertId]?.recipients ?? []);
  return { anyOf, seenBy: anyOf };
};

/** A duty that nobody may do: that never passes silently. Basis: handbook 1.2 with 2.2 (DEFAULT, unsourced). */
export const stuckDuty: Aggregate<StuckDutyCommand, StuckDutyState, StuckDutyEvent, StuckDutyRejection> = {
  category: 'stuckduty',
  decider: { initialState: () => ({ status: 'none' }), evolve, decide },
  events: stuckDutyEvents,
  policy,
};
