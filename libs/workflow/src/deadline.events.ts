import { eventSchema, type DomainEvent, type LocalDate } from '#kernel';
import type { Recipient, Rung, Stage } from './ladder.js';

type Unit = 'workingDay' | 'calendarDay' | 'month' | 'year';

type Due = { dueOn: LocalDate; provisional: boolean; calendarVersion: string; ladder: readonly Rung[] };

/**
 * A deadline lives in its owner's stream. `deadlineId` is unique in the stream; `ruleVersion` and `calendarVersion` say
 * by what it was computed, and stay as they were: a later rule or calendar is a DeadlineRecomputed. Its `rule` is null where
 * the time by which the deadline is counted stays.
 */
export type DeadlineEvent =
  | DomainEvent<
      'DeadlineStarted.v1',
      Due & {
        deadlineId: string;
        ruleKey: string;
        ruleVersion: string;
        amount: number;
        unit: Unit;
        anchor: LocalDate;
        startedOn: LocalDate;
      }
    >
  | DomainEvent<'DeadlinePaused.v1', { deadlineId: string; pausedOn: LocalDate; reason: string }>
  | DomainEvent<
      'DeadlineResumed.v1',
      Due & { deadlineId: string; resumedOn: LocalDate; anchor: LocalDate; amount: number; unit: Unit }
    >
  | DomainEvent<
      'DeadlineRecomputed.v2',
      Due & {
        deadlineId: string;
        anchor: LocalDate;
        oldDueOn: LocalDate;
        reason: 'calendar-published' | 'anchor-changed' | 'rule-changed';
        rule: Readonly<{ version: string; amount: number; unit: Unit }> | null;
      }
    >
  | DomainEvent<'DeadlineMet.v1', { deadlineId: string; metOn: LocalDate; dueOn: LocalDate; late: boolean }>
  | DomainEvent<'DeadlineMissed.v1', { deadlineId: string; dueOn: LocalDate; missedOn: LocalDate }>
  | DomainEvent<'DeadlineCancelled.v1', { deadlineId: string; reason: string }>
  | DomainEvent<
      'AlertRaised.v1',
      {
        alertId: string;
        caseId: string;
        deadlineId: string;
        ruleKey: string;
        rung: string;
        stage: Stage;
        dueOn: LocalDate;
        scheduledOn: LocalDate;
        raisedOn: LocalDate;
        to: readonly Recipient[];
        copyTo: readonly Recipient[];
      }
    >
  | DomainEvent<'AlertAcknowledged.v1', { alertId: string; acknowledgedOn: LocalDate }>
  | DomainEvent<'AlertClosed.v1', { alertId: string; closedOn: LocalDate }>
  | DomainEvent<'AlertRedirected.v1', { alertId: string; units: readonly { oldOrg: string; newOrg: string }[] }>
  | DomainEvent<'MilestoneSet.v1', { milestone: string; on: LocalDate; at: string }>
  | DomainEvent<'MilestoneReached.v1', { milestone: string; on: LocalDate }>
  | DomainEvent<'MilestoneCleared.v1', { milestone: string }>;

export const deadlineEvents = eventSchema<DeadlineEvent>({
  current: [
    'DeadlineStarted.v1',
    'DeadlinePaused.v1',
    'DeadlineResumed.v1',
    'DeadlineRecomputed.v2',
    'DeadlineMet.v1',
    'DeadlineMissed.v1',
    'DeadlineCancelled.v1',
    'AlertRaised.v1',
    'AlertAcknowledged.v1',
    'AlertClosed.v1',
    'AlertRedirected.v1',
    'MilestoneSet.v1',
    'MilestoneReached.v1',
    'MilestoneCleared.v1',
  ],
  upcast: {
    'DeadlineRecomputed.v1': (data: object) => ({ type: 'DeadlineRecomputed.v2', data: { ...data, rule: null } }),
  },
});

const types = new Set<string>(deadlineEvents.current);

export const isDeadlineEvent = (event: DomainEvent): event is DeadlineEvent => types.has(event.type);
