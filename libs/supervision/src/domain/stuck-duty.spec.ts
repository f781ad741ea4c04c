import { describe, expect, it } from '@jest/globals';
import { fold, type JsonValue } from '#kernel';
import { specify } from '#testing';
import type { ValueLookup } from '#workflow';
import type { StuckDutyEvent, StuckReason } from './stuck-duty.events.js';
import { stuckDuty, type StuckDutyCommand } from './stuck-duty.js';
import { stuckRecipients } from './stuck-duty.rules.js';

const spec = specify(stuckDuty.decider);
const orgPath = ['3701', '370112', '370112013', '370112013205'];
const to = [{ role: 'supervisionOffice', org: '370112' }];
const recipients = { to, copyTo: [] };
const duty = (reason: StuckReason) => ({
  stuckId: 's1',
  category: 'ceremony',
  caseId: 'c1',
  action: 'CheckReport',
  orgCode: '370112013205',
  orgPath,
  subjectId: 'p1',
  waitsFor: [{ role: 'villageSecretary', org: '370112013205' }],
  reason,
});
const report = (today: string, reason: StuckReason = 'recused'): StuckDutyCommand => ({
  type: 'ReportStuckDuty',
  duty: duty(reason),
  env: { today, recipients },
});
const lift = (today: string): StuckDutyCommand => ({
  type: 'LiftStuckDuty',
  because: 'somebody-can-act',
  env: { today, recipients: null },
});
const found = (foundOn: string, reason: StuckReason = 'recused'): StuckDutyEvent => ({
  type: 'StuckDutyFound.v1',
  data: { ...duty(reason), foundOn },
});
const raised = (time: number, on: string): StuckDutyEvent => ({
  type: 'AlertRaised.v1',
  data: {
    alertId: `s1~stuck-duty~found${time}`,
    caseId: 's1',
    deadlineId: 'stuck-duty',
    ruleKey: 'escalation.stuckDuty',
    rung: `found${time}`,
    stage: 'yellow',
    dueOn: on,
    scheduledOn: on,
    raisedOn: on,
    to,
    copyTo: [],
  },
});
const lifted = (liftedOn: string): StuckDutyEvent => ({
  type: 'StuckDutyLifted.v1',
  data: { stuckId: 's1', because: 'somebody-can-act', liftedOn },
});
const closed = (time: number, closedOn: string): StuckDutyEvent => ({
  type: 'AlertClosed.v1',
  data: { alertId: `s1~stuck-duty~found${time}`, closedOn },
});
const stuck = [found('2026-03-02'), raised(1, '2026-03-02')];

describe('a stuck duty', () => {
  it('is told once, however often it is found', () => {
    spec
      .given()
      .when(report('2026-03-02'))
      .thenEvents(...stuck);
    spec
      .given(...stuck)
      .when(report('2026-03-03'))
      .thenNothing();
  });

  it('may come to have another reason, without another alert', () =>
    spec
      .given(...stuck)
      .when(report('2026-03-05', 'not-in-force'))
      .thenEvents(found('2026-03-05', 'not-in-force')));

  it('is lifted with its alert when somebody can act, and told anew when it is stuck again', () => {
    const over = [...stuck, lifted('2026-03-04'), closed(1, '2026-03-04')];
    spec
      .given(...stuck)
      .when(lift('2026-03-04'))
      .thenEvents(lifted('2026-03-04'), closed(1, '2026-03-04'));
    spec
      .given(...over)
      .when(lift('2026-03-05'))
      .thenNothing();
    spec
      .given(...over)
      .when(report('2026-03-09'))
      .thenEvents(found('2026-03-09'), raised(2, '2026-03-09'));
  });

  it('closes an alert that was acknowledged, too', () => {
    const acknowledge = { type: 'AcknowledgeStuckDutyAlert', env: { today: '2026-03-03', recipients: null } } as const;
    const seen: StuckDutyEvent = {
      type: 'AlertAcknowledged.v1',
      data: { alertId: 's1~stuck-duty~found1', acknowledgedOn: '2026-03-03' },
    };
    spec
      .given(...stuck)
      .when({ ...acknowledge, alertId: 's1~stuck-duty~found1' })
      .thenEvents(seen);
    spec
      .given(...stuck, seen)
      .when({ ...acknowledge, alertId: 's1~stuck-duty~found1' })
      .thenNothing();
    spec
      .given(...stuck)
      .when({ ...acknowledge, alertId: 'another' })
      .thenRejected('unknown-alert');
    spec
      .given(...stuck, seen)
      .when(lift('2026-03-04'))
      .thenEvents(lifted('2026-03-04'), closed(1, '2026-03-04'));
  });

  it('is on record where nobody is to be told', () =>
    spec
      .given()
      .when({ ...report('2026-03-02'), env: { today: '2026-03-02', recipients: null } })
      .thenEvents(found('2026-03-02')));

  it('moves with its unit, and its alert with it', () =>
    spec
      .given(...stuck)
      .when({
        type: 'RelocateStuckDuty',
        orgPath: ['3701', '370113', '370112013', '370112013205'],
        env: { today: '2026-03-04', recipients: null },
      })
      .thenEventTypes('CaseRelocated.v1', 'AlertRedirected.v1'));

  it('is nothing to lift or to move where it never was', () => spec.given().when(lift('2026-03-02')).thenNothing());
});

describe('who acts on a stuck duty', () => {
  const state = fold(stuckDuty.decider, stuck);

  it('is the system, and for its alert those who are told', () => {
    expect(stuckDuty.policy(report('2026-03-02'), state)).toEqual({ anyOf: [{ system: true }] });
    const alertId = 's1~stuck-duty~found1';
    const acknowledge = { type: 'AcknowledgeStuckDutyAlert', env: { today: '2026-03-03', recipients: null } } as const;
    expect(stuckDuty.policy({ ...acknowledge, alertId }, state)).toEqual({ anyOf: to, seenBy: to });
    expect(stuckDuty.policy({ ...acknowledge, alertId: 'another' }, state)?.anyOf).toEqual([]);
  });
});

const set =
  (value: JsonValue): ValueLookup =>
  () => ({ value });

describe('the recipients', () => {
  it('are roles, each at its own level on the path of the case', () =>
    expect(stuckRecipients(orgPath, set({ to: ['supervisionOffice', 'townLeader'], copyTo: ['cityLead'] }))).toEqual({
      to: [
        { role: 'supervisionOffice', org: '370112' },
        { role: 'townLeader', org: '370112013' },
      ],
      copyTo: [{ role: 'cityLead', org: '3701' }],
    }));

  it.each([[null], [{ to: ['supervisionOffice'] }], [{ to: 'supervisionOffice', copyTo: [] }]])(
    'are not made of %p',
    (value) => expect(() => stuckRecipients(orgPath, set(value))).toThrow('escalation.stuckDuty'),
  );
});
