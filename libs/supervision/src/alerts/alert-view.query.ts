import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import { PersonDirectory } from '#registry/contract';
import type { Stage } from '#workflow';
import { LineViews, type PersonView, type PlacedUnitView } from '../scoping/line-view.query.js';
import type { AlertRow } from './alerts.projection.js';

/** An alert with what its case line says; nulls where the line has yet to be read. */
export type PlacedAlert = Omit<AlertRow, 'raised_position'> & {
  raised_position: number;
  kind: string | null;
  org_code: string | null;
  subject_person: string | null;
};

/** `position` orders alerts and resumes their stream. Recipients read `person:<id>` or `role:<role>@<unit>`. */
export type AlertView = Readonly<{
  alertId: string;
  caseId: string;
  category: string;
  kind: string | null;
  org: PlacedUnitView | null;
  subject: PersonView | null;
  deadlineId: string;
  ruleKey: string;
  stage: Stage;
  dueOn: LocalDate;
  scheduledOn: LocalDate;
  raisedOn: LocalDate;
  raisedAt: string;
  position: string;
  to: readonly string[];
  copyTo: readonly string[];
  status: 'open' | 'acknowledged' | 'closed';
  acknowledgedOn: LocalDate | null;
  acknowledgedBy: PersonView | null;
  closedOn: LocalDate | null;
}>;

/** Adds names to stored alerts. */
@Injectable()
export class AlertViews {
  constructor(
    private readonly lines: LineViews,
    private readonly people: PersonDirectory,
  ) {}

  async of(rows: readonly PlacedAlert[]): Promise<readonly AlertView[]> {
    const persons = rows.flatMap(({ subject_person, acknowledged_by }) => [subject_person, acknowledged_by]);
    const [units, names] = await Promise.all([
      this.lines.units(rows.flatMap(({ org_code }) => org_code ?? [])),
      this.people.namesOf([...new Set(persons.filter((person) => person !== null))]),
    ]);
    const person = (personId: string | null) => personId && { personId, name: names.get(personId) ?? null };
    return rows.map((row) => ({
      alertId: row.alert_id,
      caseId: row.case_id,
      category: row.category,
      kind: row.kind,
      org: row.org_code === null ? null : units(row.org_code),
      subject: person(row.subject_person) || null,
      deadlineId: row.deadline_id,
      ruleKey: row.rule_key,
      stage: row.stage,
      dueOn: row.due_on,
      scheduledOn: row.scheduled_on,
      raisedOn: row.raised_on,
      raisedAt: row.raised_at,
      position: String(row.raised_position),
      to: row.to_keys,
      copyTo: row.copy_keys,
      status: statusOf(row),
      acknowledgedOn: row.acknowledged_on,
      acknowledgedBy: person(row.acknowledged_by) || null,
      closedOn: row.closed_on,
    }));
  }
}

const statusOf = ({ closed_on, acknowledged_on }: PlacedAlert): AlertView['status'] => {
  if (closed_on !== null) return 'closed';
  return acknowledged_on === null ? 'open' : 'acknowledged';
};
