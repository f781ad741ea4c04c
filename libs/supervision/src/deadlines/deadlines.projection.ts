import { categoryOf, idOf, shanghaiDate, type LocalDate, type Projection } from '#kernel';
import { deadlineEvents, type DeadlineEvent } from '#workflow';

export type DeadlineRow = {
  case_id: string;
  category: string;
  deadline_id: string;
  rule_key: string;
  rule_version: string;
  amount: number;
  unit: string;
  anchor: LocalDate;
  started_on: LocalDate;
  due_on: LocalDate;
  provisional: boolean;
  calendar_version: string;
  status: 'running' | 'paused' | 'met' | 'cancelled';
  missed: boolean;
  settled_on: LocalDate | null;
  pause_reason: string | null;
};

declare module '#read-store' {
  interface ReadTables {
    deadlines: DeadlineRow & { key: string; position: number };
  }
}

/** Every deadline of every case, open and settled. */
export const deadlines: Projection<DeadlineEvent, DeadlineRow> = {
  name: 'deadlines-1',
  events: deadlineEvents,
  columns: {
    case_id: { type: 'text', index: 'btree' },
    category: { type: 'text' },
    deadline_id: { type: 'text' },
    rule_key: { type: 'text' },
    rule_version: { type: 'text' },
    amount: { type: 'integer' },
    unit: { type: 'text' },
    anchor: { type: 'date' },
    started_on: { type: 'date' },
    due_on: { type: 'date', index: 'btree' },
    provisional: { type: 'boolean' },
    calendar_version: { type: 'text' },
    status: { type: 'text' },
    missed: { type: 'boolean' },
    settled_on: { type: 'date' },
    pause_reason: { type: 'text' },
  },
  keyOf: ({ type, data }, { stream }) =>
    type.startsWith('Deadline') && 'deadlineId' in data ? `${stream}/${data.deadlineId}` : undefined,
  apply: (row, event, { stream, metadata }) => {
    if (event.type === 'DeadlineStarted.v1') return started(event, stream);
    return row && { ...row, ...changeOf(event, shanghaiDate(metadata.recordedAt)) };
  },
};

const started = ({ data }: Extract<DeadlineEvent, { type: 'DeadlineStarted.v1' }>, stream: string): DeadlineRow => ({
  case_id: idOf(stream),
  category: categoryOf(stream),
  deadline_id: data.deadlineId,
  rule_key: data.ruleKey,
  rule_version: data.ruleVersion,
  amount: data.amount,
  unit: data.unit,
  anchor: data.anchor,
  started_on: data.startedOn,
  due_on: data.dueOn,
  provisional: data.provisional,
  calendar_version: data.calendarVersion,
  status: 'running',
  missed: false,
  settled_on: null,
  pause_reason: null,
});

const changeOf = (event: DeadlineEvent, on: LocalDate): Partial<DeadlineRow> => {
  switch (event.type) {
    case 'DeadlinePaused.v1':
      return { status: 'paused', pause_reason: event.data.reason };
    case 'DeadlineResumed.v1': {
      const { dueOn, provisional, calendarVersion, anchor, amount, unit } = event.data;
      const due = { due_on: dueOn, provisional, calendar_version: calendarVersion };
      return { ...due, anchor, amount, unit, status: 'running', pause_reason: null };
    }
    case 'DeadlineRecomputed.v2': {
      const { dueOn, oldDueOn, provisional, calendarVersion, anchor, rule } = event.data;
      const counted = rule ? { rule_version: rule.version, amount: rule.amount, unit: rule.unit } : {};
      const due = { due_on: dueOn, provisional, calendar_version: calendarVersion, anchor, ...counted };
      return dueOn > oldDueOn ? { ...due, missed: false } : due;
    }
    case 'DeadlineMet.v1':
      return { status: 'met', settled_on: event.data.metOn, pause_reason: null };
    case 'DeadlineMissed.v1':
      return { missed: true };
    case 'DeadlineCancelled.v1':
      return { status: 'cancelled', settled_on: on, pause_reason: null };
    default:
      return {};
  }
};
