import { describe, expect, it } from '@jest/globals';
import { envelopeOf, expectSameRows, project } from '#testing';
import type { DeadlineEvent } from '#workflow';
import { alerts } from './alerts.projection.js';

const officer = { role: 'townDisciplineOfficer', org: '370112013' };
const raised: DeadlineEvent = {
  type: 'AlertRaised.v1',
  data: {
    alertId: 'f1~post-report~yellow',
    caseId: 'f1',
    deadlineId: 'post-report',
    ruleKey: 'event.wedding.after',
    rung: 'yellow',
    stage: 'yellow',
    dueOn: '2026-10-23',
    scheduledOn: '2026-10-26',
    raisedOn: '2026-10-26',
    to: [officer, { person: 'p1' }],
    copyTo: [{ person: 'p1' }, { role: 'townPartyCommittee', org: '370112013' }],
  },
};
const acknowledged: DeadlineEvent = {
  type: 'AlertAcknowledged.v1',
  data: { alertId: 'f1~post-report~yellow', acknowledgedOn: '2026-10-27' },
};
const closed: DeadlineEvent = {
  type: 'AlertClosed.v1',
  data: { alertId: 'f1~post-report~yellow', closedOn: '2026-10-28' },
};

const stream = 'ceremony-f1';
const byAccount = { ...envelopeOf().metadata, actor: { accountId: 'a9' } };
const at = (events: readonly DeadlineEvent[]) =>
  events.map((event, index) => [event, { stream, position: BigInt(40 + index) }] as const);
const row = (...events: DeadlineEvent[]) => project(alerts, at(events)).get('f1~post-report~yellow');

const open = {
  alert_id: 'f1~post-report~yellow',
  case_id: 'f1',
  category: 'ceremony',
  deadline_id: 'post-report',
  rule_key: 'event.wedding.after',
  stage: 'yellow',
  due_on: '2026-10-23',
  scheduled_on: '2026-10-26',
  raised_on: '2026-10-26',
  raised_at: '2026-09-21T01:00:00.000Z',
  raised_position: '40',
  to_keys: ['role:townDisciplineOfficer@370112013', 'person:p1'],
  copy_keys: ['person:p1', 'role:townPartyCommittee@370112013'],
  recipient_keys: ['role:townDisciplineOfficer@370112013', 'person:p1', 'role:townPartyCommittee@370112013'],
  acknowledged_on: null,
  acknowledged_by: null,
  closed_on: null,
};

describe('the alerts of all cases', () => {
  it('show for whom one was raised, each recipient found once', () => expect(row(raised)).toEqual(open));

  it('show who has seen one, and when', () =>
    expect(row(raised, acknowledged)).toEqual({ ...open, acknowledged_on: '2026-10-27', acknowledged_by: 'p1' }));

  it('name the account where no person stands behind it', () =>
    expect(
      project(alerts, [...at([raised]), [acknowledged, { stream, metadata: byAccount }]]).get('f1~post-report~yellow'),
    ).toMatchObject({ acknowledged_by: 'a9' }));

  it('go to the offices in the place of those that the case has left', () => {
    const redirected: DeadlineEvent = {
      type: 'AlertRedirected.v1',
      data: { alertId: 'f1~post-report~yellow', units: [{ oldOrg: '370112013', newOrg: '370112014' }] },
    };
    const [officerKey, committeeKey] = ['role:townDisciplineOfficer@370112014', 'role:townPartyCommittee@370112014'];
    expect(row(raised, redirected)).toEqual({
      ...open,
      to_keys: [officerKey, 'person:p1'],
      copy_keys: ['person:p1', committeeKey],
      recipient_keys: [officerKey, 'person:p1', committeeKey],
    });
  });

  it('keep a closed one', () =>
    expect(row(raised, acknowledged, closed)).toMatchObject({
      acknowledged_on: '2026-10-27',
      closed_on: '2026-10-28',
    }));

  it('hold no row for anything else', () => {
    const missed: DeadlineEvent = {
      type: 'DeadlineMissed.v1',
      data: { deadlineId: 'post-report', dueOn: '2026-10-23', missedOn: '2026-10-24' },
    };
    expect(project(alerts, at([missed, acknowledged, closed])).size).toBe(0);
  });

  it('are the same after a replay', () => {
    const events = at([raised, acknowledged, closed]);
    expectSameRows(project(alerts, [...events, ...events]), project(alerts, events));
  });
});
