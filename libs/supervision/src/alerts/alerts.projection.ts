import { categoryOf, type LocalDate, type Projection } from '#kernel';
import { deadlineEvents, type DeadlineEvent, type Recipient, type Stage } from '#workflow';

export type AlertRow = {
  alert_id: string;
  case_id: string;
  category: string;
  deadline_id: string;
  rule_key: string;
  stage: Stage;
  due_on: LocalDate;
  scheduled_on: LocalDate;
  raised_on: LocalDate;
  raised_at: string;
  raised_position: string;
  to_keys: readonly string[];
  copy_keys: readonly string[];
  recipient_keys: readonly string[];
  acknowledged_on: LocalDate | null;
  acknowledged_by: string | null;
  closed_on: LocalDate | null;
};

declare module '#read-store' {
  interface ReadTables {
    alerts: AlertRow & { key: string; position: number };
  }
}

/** Every alert that was raised, for whom, and what became of it. */
export const alerts: Projection<DeadlineEvent, AlertRow> = {
  name: 'alerts-2',
  events: deadlineEvents,
  columns: {
    alert_id: { type: 'text' },
    case_id: { type: 'text', index: 'btree' },
    category: { type: 'text' },
    deadline_id: { type: 'text' },
    rule_key: { type: 'text' },
    stage: { type: 'text' },
    due_on: { type: 'date' },
    scheduled_on: { type: 'date' },
    raised_on: { type: 'date' },
    raised_at: { type: 'timestamptz' },
    raised_position: { type: 'bigint', index: 'btree' },
    to_keys: { type: 'text[]' },
    copy_keys: { type: 'text[]' },
    recipient_keys: { type: 'text[]', index: 'gin' },
    acknowledged_on: { type: 'date' },
    acknowledged_by: { type: 'text' },
    closed_on: { type: 'date' },
  },
  keyOf: ({ data }) => ('alertId' in data ? data.alertId : undefined),
  apply: (row, event, { stream, position, metadata }) => {
    switch (event.type) {
      case 'AlertRaised.v1': {
        const { alertId, caseId, deadlineId, ruleKey, stage, dueOn, scheduledOn, raisedOn, to, copyTo } = event.data;
        const [to_keys, copy_keys] = [to.map(recipientKey), copyTo.map(recipientKey)];
        return {
          alert_id: alertId,
          case_id: caseId,
          category: categoryOf(stream),
          deadline_id: deadlineId,
          rule_key: ruleKey,
          stage,
          due_on: dueOn,
          scheduled_on: scheduledOn,
          raised_on: raisedOn,
          raised_at: metadata.recordedAt,
          raised_position: String(position),
          to_keys,
          copy_keys,
          recipient_keys: [...new Set([...to_keys, ...copy_keys])],
          acknowledged_on: null,
          acknowledged_by: null,
          closed_on: null,
        };
      }
      case 'AlertAcknowledged.v1': {
        const acknowledged_by = metadata.actor.personId ?? metadata.actor.accountId;
        return row && { ...row, acknowledged_on: event.data.acknowledgedOn, acknowledged_by };
      }
      case 'AlertClosed.v1':
        return row && { ...row, closed_on: event.data.closedOn };
      case 'AlertRedirected.v1': {
        const { units } = event.data;
        const [to_keys, copy_keys] = [row?.to_keys ?? [], row?.copy_keys ?? []].map((keys) => redirected(keys, units));
        return (
          row && {
            ...row,
            to_keys: to_keys!,
            copy_keys: copy_keys!,
            recipient_keys: [...new Set([...to_keys!, ...copy_keys!])],
          }
        );
      }
      default:
        return row;
    }
  },
};

type Succession = Extract<DeadlineEvent, { type: 'AlertRedirected.v1' }>['data']['units'];

const redirected = (keys: readonly string[], units: Succession): readonly string[] =>
  keys.map((key) => {
    const moved = units.find(({ oldOrg }) => key.endsWith(`@${oldOrg}`));
    return moved ? `${key.slice(0, -moved.oldOrg.length)}${moved.newOrg}` : key;
  });

const recipientKey = (recipient: Recipient): string =>
  'person' in recipient ? `person:${recipient.person}` : `role:${recipient.role}@${recipient.org}`;
