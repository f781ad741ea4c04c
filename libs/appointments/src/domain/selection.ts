import type { Aggregate, Decider, LocalDate, Rejection, Requirement } from '#kernel';
import { computeDeadline, type WorkCalendar } from '#calendar';
import type { DeadlineRule } from '#workflow';
import { selectionEvents, type SelectionEvent } from './selection.events.js';

type Env = Readonly<{ today: LocalDate; personId: string; ruleVersion?: string }>;

/** `applying` is how long applications are taken at least, counted from the notice. */
export type SelectionCommand =
  | Readonly<{
      type: 'PlanSelection';
      selectionId: string;
      orgPath: readonly string[];
      villages: readonly string[];
      conditions: string;
      team: readonly string[];
      env: Env & Readonly<{ teamMin: number }>;
    }>
  | Readonly<{
      type: 'PostSelectionNotice';
      selectionId: string;
      noticeNo: string;
      postedOn: LocalDate;
      env: Env & Readonly<{ applying: DeadlineRule; calendar: WorkCalendar }>;
    }>
  | Readonly<{ type: 'CloseSelection'; selectionId: string; reason: string; env: Env }>;

export type SelectionCode =
  | 'selection-exists'
  | 'team-too-small'
  | 'selection-noticed-already'
  | 'selection-closed'
  | 'date-ahead'
  | 'date-before-step';

export type SelectionRejection = Rejection<SelectionCode>;

export type Selection = Readonly<{
  plan: Readonly<{
    orgPath: readonly string[];
    villages: readonly string[];
    team: readonly string[];
    plannedBy: string;
    plannedOn: LocalDate;
  }> | null;
  notice: Readonly<{ postedOn: LocalDate; applyUntil: LocalDate }> | null;
  closed: boolean;
}>;

const decider: Decider<SelectionCommand, Selection, SelectionEvent, SelectionRejection> = {
  initialState: () => ({ plan: null, notice: null, closed: false }),
  evolve: (state, event) => {
    switch (event.type) {
      case 'SelectionPlanned.v1': {
        const { orgPath, villages, team, personId: plannedBy, on: plannedOn } = event.data;
        return { ...state, plan: { orgPath, villages, team, plannedBy, plannedOn } };
      }
      case 'SelectionNoticed.v1': {
        const { postedOn, applyUntil } = event.data;
        return { ...state, notice: { postedOn, applyUntil } };
      }
      case 'SelectionClosed.v1':
        return { ...state, closed: true };
      default:
        return event satisfies never;
    }
  },
  decide: (command, state) => {
    const { selectionId, env } = command;
    const { personId, today: on } = env;
    switch (command.type) {
      case 'PlanSelection': {
        if (state.plan) return { rejected: 'selection-exists' };
        const { orgPath, conditions } = command;
        const [villages, team] = [command.villages, command.team].map((list) => [...new Set(list)]);
        const { teamMin } = command.env;
        if (team!.length < teamMin) return { rejected: 'team-too-small', params: { least: teamMin } };
        const data = { selectionId, orgPath, villages: villages!, conditions, team: team!, personId, on };
        return [{ type: 'SelectionPlanned.v1', data }];
      }
      case 'PostSelectionNotice': {
        if (state.closed) return { rejected: 'selection-closed' };
        if (state.notice) return { rejected: 'selection-noticed-already' };
        const { noticeNo, postedOn } = command;
        if (postedOn > on) return { rejected: 'date-ahead' };
        const earliest = state.plan!.plannedOn;
        if (postedOn < earliest) return { rejected: 'date-before-step', params: { earliest } };
        const { applying, calendar } = command.env;
        const { amount, unit } = applying;
        const { dueOn: applyUntil } = computeDeadline({ anchor: postedOn, amount, unit, direction: 'after' }, calendar);
        return [{ type: 'SelectionNoticed.v1', data: { selectionId, noticeNo, postedOn, applyUntil, personId, on } }];
      }
      case 'CloseSelection':
        if (state.closed) return { rejected: 'selection-closed' };
        return [{ type: 'SelectionClosed.v1', data: { selectionId, reason: command.reason, personId, on } }];
      default:
        return command satisfies never;
    }
  },
};

const OFFICER = 'countyOrgOfficer';
const LEADER = 'countyOrgLeader';

/**
 * Whoever plans a selection does not approve its notice. Until then it is known to the county alone. Basis: handbook 1.2
 * (drafter and approver are different people).
 */
const policy = (command: SelectionCommand, { plan, notice }: Selection): Requirement | undefined => {
  if (command.type === 'PlanSelection') return { anyOf: [{ role: OFFICER, org: command.orgPath.at(-1) ?? '' }] };
  if (!plan) return undefined;
  const org = plan.orgPath.at(-1)!;
  const both = [OFFICER, LEADER].map((role) => ({ role, org }));
  const seen = notice ? {} : { seenBy: both };
  if (command.type === 'CloseSelection') return { anyOf: both, ...seen };
  const separation = [{ code: 'drafter-acts-apart', persons: [plan.plannedBy] }];
  return { anyOf: [{ role: LEADER, org }], separation, ...seen };
};

/** What a county selects secretaries for, and its public notice. Basis: handbook W1e (planned, noticed). */
export const openSelection: Aggregate<SelectionCommand, Selection, SelectionEvent, SelectionRejection> = {
  category: 'openselection',
  decider,
  events: selectionEvents,
  policy,
};
