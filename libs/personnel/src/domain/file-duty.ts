import type { Aggregate, Decider, Decision, LocalDate, Policy, Rejection } from '#kernel';
import type { WorkCalendar } from '#calendar';
import {
  advanceDeadlines,
  evolveClocks,
  isDeadlineEvent,
  meetDeadline,
  noClocks,
  recomputeDeadlines,
  relocateCase,
  startDeadline,
  type Clocks,
  type DeadlineEvent,
  type DeadlineRule,
  type Ladder,
  type Recipients,
  type Stage,
} from '#workflow';
import { fileDutyEvents, type FileDutyEvent } from './file-duty.events.js';
import { officeOf, type Escalation } from './escalation.js';
import type { Place } from './place.js';

/** The rules of a place on a day. */
export type DutyRules = Readonly<{ build: DeadlineRule; ladder: Ladder; escalation: Escalation }>;

export type DutyEnv = Readonly<{
  now: string;
  today: LocalDate;
  ruleVersion: string;
  calendar: WorkCalendar;
  rules: (place: Place, on: LocalDate) => DutyRules;
}>;

type OpenFileDuty = Readonly<{
  type: 'OpenFileDuty';
  termId: string;
  personId: string;
  place: Place;
  appointedOn: LocalDate;
  /** The term was taken over from another register, not recorded as it began. */
  takenOver: boolean;
  /** Since when the file serves this term, null where it does not. */
  builtOn: LocalDate | null;
  env: DutyEnv;
}>;

type ClockCommand =
  | Readonly<{ type: 'AdvanceFileDuty'; env: DutyEnv }>
  | Readonly<{ type: 'RecomputeFileDuty'; env: DutyEnv }>
  | Readonly<{ type: 'RelocateFileDuty'; orgPath: readonly string[]; env: DutyEnv }>
  | Readonly<{ type: 'AcknowledgeFileDutyAlert'; alertId: string; env: DutyEnv }>;

export type FileDutyCommand =
  OpenFileDuty | Readonly<{ type: 'SettleFileDuty'; builtOn: LocalDate; env: DutyEnv }> | ClockCommand;

export type FileDutyRejection = Rejection<'unknown-case' | 'unknown-alert'>;

export type FileDuty = Place &
  Readonly<{
    status: 'open' | 'closed';
    termId: string;
    personId: string;
    appointedOn: LocalDate;
    clocks: Clocks;
  }>;

export type FileDutyState = Readonly<{ status: 'none' }> | FileDuty;

type DutyDecision = Decision<FileDutyEvent, FileDutyRejection>;

export const BUILD = 'build-file';

export const noDuty: FileDutyState = { status: 'none' };

export const evolveDuty = (state: FileDutyState, event: FileDutyEvent): FileDutyState => {
  if (event.type === 'FileDutyOpened.v1') {
    const { termId, personId, orgCode, orgPath, appointedOn } = event.data;
    return { status: 'open', termId, personId, orgCode, orgPath, appointedOn, clocks: noClocks };
  }
  if (state.status === 'none') return state;
  if (event.type === 'CaseRelocated.v1') return { ...state, orgPath: event.data.orgPath };
  if (isDeadlineEvent(event)) return { ...state, clocks: evolveClocks(state.clocks, event) };
  return { ...state, status: 'closed' };
};

/**
 * A term that was taken over and whose time to build the file is long past opens no duty: the town did not come to know
 * of it by this system. One that is recorded late as it is opens it all the same, and is overdue at once.
 */
const open = (command: OpenFileDuty): readonly FileDutyEvent[] => {
  const { termId, personId, place, appointedOn, takenOver, builtOn, env } = command;
  const { today, calendar } = env;
  const { build, ladder } = env.rules(place, appointedOn);
  const clock = startDeadline(BUILD, build, appointedOn, { today, calendar, ladder });
  if (takenOver && clock.type === 'DeadlineStarted.v1' && clock.data.dueOn < today) return [];
  const begun: readonly FileDutyEvent[] = [
    { type: 'FileDutyOpened.v1', data: { termId, personId, ...place, appointedOn, openedOn: today } },
    clock,
  ];
  if (builtOn === null) return begun;
  const opened = begun.reduce(evolveDuty, noDuty);
  return opened.status === 'none' ? begun : [...begun, ...settle(opened, builtOn, env)];
};

const settle = ({ termId, personId, clocks }: FileDuty, builtOn: LocalDate, { today }: DutyEnv): FileDutyEvent[] => [
  ...meetDeadline(clocks, BUILD, builtOn),
  { type: 'FileDutySettled.v1', data: { termId, personId, builtOn, settledOn: today } },
];

/** Everything that the clock has brought since the duty was last looked at. */
const passed = (duty: FileDuty, env: DutyEnv): readonly DeadlineEvent[] =>
  advanceDeadlines(duty.termId, duty.clocks, env.now, env.today, (_deadline, stage) => recipients(duty, stage, env));

/** Basis: handbook 2.5, escalation chain of filing (DEFAULT, a parameter). */
const recipients = (duty: FileDuty, stage: Stage, env: DutyEnv): Recipients => {
  if (stage === 'missed' || stage === 'late') return { to: [], copyTo: [] };
  const { to, copyTo } = env.rules(duty, env.today).escalation[stage];
  return { to: to.map((office) => officeOf(office, duty)), copyTo: copyTo.map((office) => officeOf(office, duty)) };
};

const decideOpened = (command: Exclude<FileDutyCommand, OpenFileDuty>, duty: FileDuty): DutyDecision => {
  const { env } = command;
  if (command.type === 'AcknowledgeFileDutyAlert') {
    const alert = duty.clocks.alerts[command.alertId];
    if (!alert) return { rejected: 'unknown-alert' };
    if (alert.status !== 'open') return [];
    return [{ type: 'AlertAcknowledged.v1', data: { alertId: command.alertId, acknowledgedOn: env.today } }];
  }
  if (command.type === 'RecomputeFileDuty') {
    const { ladder } = env.rules(duty, env.today);
    return recomputeDeadlines(duty.clocks, { today: env.today, calendar: env.calendar, ladder });
  }
  if (command.type === 'RelocateFileDuty') {
    const { termId: caseId, orgPath, clocks } = duty;
    return relocateCase({ caseId, orgPath, clocks }, command.orgPath, env.today);
  }
  const before = passed(duty, env);
  if (command.type === 'AdvanceFileDuty') return before;
  const now = before.reduce<FileDutyState>(evolveDuty, duty);
  return now.status === 'open' ? [...before, ...settle(now, command.builtOn, env)] : [];
};

const decider: Decider<FileDutyCommand, FileDutyState, FileDutyEvent, FileDutyRejection> = {
  initialState: () => noDuty,
  evolve: evolveDuty,
  decide: (command, state) => {
    if (command.type === 'OpenFileDuty') return state.status === 'none' ? open(command) : [];
    return state.status === 'none' ? { rejected: 'unknown-case' } : decideOpened(command, state);
  },
};

const policy: Policy<FileDutyCommand, FileDutyState> = (command, state) =>
  command.type === 'AcknowledgeFileDutyAlert'
    ? { anyOf: state.status === 'none' ? [] : (state.clocks.alerts[command.alertId]?.recipients ?? []) }
    : { anyOf: [{ system: true }] };

export const fileDuty: Aggregate<FileDutyCommand, FileDutyState, FileDutyEvent, FileDutyRejection> = {
  category: 'fileduty',
  decider,
  events: fileDutyEvents,
  policy,
};
