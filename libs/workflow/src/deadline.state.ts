import type { LocalDate } from '#kernel';
import type { DeadlineEvent } from './deadline.events.js';
import type { Rung } from './ladder.js';
import type { Recipient } from './ladder.js';

type Unit = Extract<DeadlineEvent, { type: 'DeadlineStarted.v1' }>['data']['unit'];

export type Deadline = Readonly<{
  deadlineId: string;
  ruleKey: string;
  amount: number;
  unit: Unit;
  anchor: LocalDate;
  startedOn: LocalDate;
  dueOn: LocalDate;
  provisional: boolean;
  status: 'running' | 'paused' | 'met' | 'cancelled';
  pausedOn?: LocalDate;
  missed: boolean;
  ladder: readonly Rung[];
  taken: readonly string[];
  openAlerts: readonly string[];
}>;

export type Milestone = Readonly<{ on: LocalDate; at: string }>;

export type Alert = Readonly<{ status: 'open' | 'acknowledged' | 'closed'; recipients: readonly Recipient[] }>;

/** All clocks of one case: its deadlines, the alerts raised for them, and the days on which something happens by itself. */
export type Clocks = Readonly<{
  deadlines: Readonly<Record<string, Deadline>>;
  alerts: Readonly<Record<string, Alert>>;
  milestones: Readonly<Record<string, Milestone>>;
}>;

export const noClocks: Clocks = { deadlines: {}, alerts: {}, milestones: {} };

/** Whether anybody has been told of a deadline: an alert was raised, or a rung climbed. */
export const isTold = ({ deadlines, alerts }: Clocks): boolean =>
  Object.keys(alerts).length > 0 || Object.values(deadlines).some(({ taken }) => taken.length > 0);

export const evolveClocks = (clocks: Clocks, event: DeadlineEvent): Clocks => {
  switch (event.type) {
    case 'DeadlineStarted.v1': {
      const { deadlineId, ruleKey, amount, unit, anchor, startedOn, dueOn, provisional, ladder } = event.data;
      const fresh = { status: 'running', missed: false, taken: [], openAlerts: [] } as const;
      return withDeadline(clocks, {
        deadlineId,
        ruleKey,
        amount,
        unit,
        anchor,
        startedOn,
        dueOn,
        provisional,
        ladder,
        ...fresh,
      });
    }
    case 'DeadlinePaused.v1':
      return change(clocks, event.data.deadlineId, { status: 'paused', pausedOn: event.data.pausedOn });
    case 'DeadlineResumed.v1': {
      const { deadlineId, dueOn, provisional, ladder, anchor, amount, unit } = event.data;
      return change(clocks, deadlineId, { status: 'running', dueOn, provisional, ladder, anchor, amount, unit });
    }
    case 'DeadlineRecomputed.v2': {
      const { deadlineId, dueOn, oldDueOn, provisional, ladder, anchor, rule } = event.data;
      const counted = rule ? { amount: rule.amount, unit: rule.unit } : {};
      const moved = change(clocks, deadlineId, { dueOn, provisional, ladder, anchor, ...counted });
      if (dueOn <= oldDueOn) return moved;
      return rule ? change(moved, deadlineId, { missed: false, taken: [] }) : unmissed(moved, deadlineId);
    }
    case 'DeadlineMet.v1':
      return change(clocks, event.data.deadlineId, { status: 'met' });
    case 'DeadlineCancelled.v1':
      return change(clocks, event.data.deadlineId, { status: 'cancelled' });
    case 'DeadlineMissed.v1':
      return change(clocks, event.data.deadlineId, { missed: true, taken: [...takenOf(clocks, event.data), 'missed'] });
    case 'AlertRaised.v1': {
      const { deadlineId, alertId, rung, to, copyTo } = event.data;
      const raised = withAlert(clocks, alertId, { status: 'open', recipients: [...to, ...copyTo] });
      const open = clocks.deadlines[deadlineId]?.openAlerts ?? [];
      return change(raised, deadlineId, {
        taken: [...takenOf(clocks, event.data), rung],
        openAlerts: [...open, alertId],
      });
    }
    case 'AlertAcknowledged.v1':
      return changeAlert(clocks, event.data.alertId, 'acknowledged');
    case 'AlertClosed.v1':
      return changeAlert(clocks, event.data.alertId, 'closed');
    case 'AlertRedirected.v1': {
      const { alertId, units } = event.data;
      const alert = clocks.alerts[alertId];
      if (!alert) return clocks;
      return withAlert(clocks, alertId, { ...alert, recipients: alert.recipients.map((to) => redirected(to, units)) });
    }
    case 'MilestoneSet.v1': {
      const { milestone, on, at } = event.data;
      return { ...clocks, milestones: { ...clocks.milestones, [milestone]: { on, at } } };
    }
    case 'MilestoneReached.v1':
    case 'MilestoneCleared.v1': {
      const { [event.data.milestone]: _gone, ...milestones } = clocks.milestones;
      return { ...clocks, milestones };
    }
    default:
      return event satisfies never;
  }
};

const withDeadline = (clocks: Clocks, deadline: Deadline): Clocks => ({
  ...clocks,
  deadlines: { ...clocks.deadlines, [deadline.deadlineId]: deadline },
});

const change = (clocks: Clocks, deadlineId: string, values: Partial<Deadline>): Clocks => {
  const deadline = clocks.deadlines[deadlineId];
  return deadline ? withDeadline(clocks, { ...deadline, ...values }) : clocks;
};

/** The due date has moved on: that an earlier one was missed says nothing about it. */
const unmissed = (clocks: Clocks, deadlineId: string): Clocks =>
  change(clocks, deadlineId, {
    missed: false,
    taken: takenOf(clocks, { deadlineId }).filter((rung) => rung !== 'missed'),
  });

const withAlert = (clocks: Clocks, alertId: string, alert: Alert): Clocks => ({
  ...clocks,
  alerts: { ...clocks.alerts, [alertId]: alert },
});

const changeAlert = (clocks: Clocks, alertId: string, status: Alert['status']): Clocks => {
  const alert = clocks.alerts[alertId];
  return alert ? withAlert(clocks, alertId, { ...alert, status }) : clocks;
};

type Succession = Extract<DeadlineEvent, { type: 'AlertRedirected.v1' }>['data']['units'];

const redirected = (recipient: Recipient, units: Succession): Recipient => {
  if (!('org' in recipient)) return recipient;
  const org = units.find(({ oldOrg }) => oldOrg === recipient.org)?.newOrg ?? recipient.org;
  return { ...recipient, org };
};

const takenOf = (clocks: Clocks, { deadlineId }: { deadlineId: string }) => clocks.deadlines[deadlineId]?.taken ?? [];
