import { describe, expect, it } from '@jest/globals';
import { workCalendar } from '#calendar';
import { fold } from '#kernel';
import { publishedYear, specify } from '#testing';
import { path } from './adjustment.fixture.js';
import { rotationDuty, type RotationDutyCommand } from './rotation-duty.js';
import { isKnown, isNear, type RotationDuty } from './rotation-duty.state.js';
import { advance, began, dutyEnv, keep, settle, term, told } from './rotation-duty.fixture.js';

const { decider, policy } = rotationDuty;
const spec = specify(decider);
const [town, county] = [path[2], path[1]];

const after = (...commands: readonly RotationDutyCommand[]) => spec.given(...told(...commands));
const alertsOf = (...commands: readonly RotationDutyCommand[]) =>
  told(...commands).flatMap(({ type, data }) => (type === 'AlertRaised.v1' ? [[data.stage, data.to]] : []));
const clockOf = (...commands: readonly RotationDutyCommand[]) =>
  told(...commands).findLast(({ type }) => type === 'DeadlineStarted.v1' || type === 'DeadlineRecomputed.v2')?.data;
const end = (today: string): RotationDutyCommand => ({
  type: 'EndRotationDuty',
  endedOn: '2026-03-20',
  env: dutyEnv(today),
});
const townOfficer = [{ role: 'townOrgOfficer', org: town }];
const countyOfficer = [{ role: 'countyOrgOfficer', org: county }];

describe('the duty to review who has long been in one post', () => {
  it('falls due ten years after the post is held, five for an accountant', () => {
    const [opened] = told(keep('2026-03-02'));
    const days = { since: began, countedFrom: began, openedOn: '2026-03-02' };
    expect(opened).toEqual({ type: 'RotationDutyOpened.v1', data: { ...term, orgPath: path, ...days } });
    expect(clockOf(keep('2026-03-02'))).toMatchObject({
      deadlineId: 'review-1',
      ruleKey: 'rotation.maxYears',
      anchor: began,
      dueOn: '2026-03-16',
    });
    expect(clockOf(keep('2026-03-02', { post: 'accountant', since: '2021-03-16' }))).toMatchObject({
      ruleKey: 'rotation.maxYearsFinance',
      dueOn: '2026-03-16',
    });
  });

  it('is opened once, and not for a post that no rule names', () => {
    after(keep('2026-03-02')).when(keep('2026-03-03')).thenNothing();
    spec
      .given()
      .when(keep('2026-03-02', { post: 'clerk' }))
      .thenNothing();
  });

  it('climbs from the town officer to the officer and the leader of the county', () =>
    expect(alertsOf(keep('2026-03-02'), advance('2026-03-31'))).toEqual([
      ['remind', townOfficer],
      ['blue', townOfficer],
      ['remind', townOfficer],
      ['yellow', countyOfficer],
      ['red', countyOfficer],
      ['talk', [{ role: 'countyOrgLeader', org: county }]],
    ]));

  it('waits in silence while the years run', () => after(keep('2026-03-02')).when(advance('2026-03-06')).thenNothing());

  it('whose years were over long before is missed once and reminded of once, on the day on which it is known', () => {
    const taken = [keep('2026-03-02', { since: '2013-05-06' }), advance('2026-03-02')];
    expect(told(...taken).map(({ type }) => type)).toEqual([
      'RotationDutyOpened.v1',
      'DeadlineStarted.v1',
      'DeadlineMissed.v1',
      'AlertRaised.v1',
    ]);
    expect(alertsOf(...taken, advance('2026-05-06'))).toEqual([['remind', townOfficer]]);
  });

  it('that is opened in its last days begins with a reminder, and climbs what lies ahead', () =>
    expect(alertsOf(keep('2026-03-18'), advance('2026-03-31')).map(([stage]) => stage)).toEqual([
      'remind',
      'red',
      'talk',
    ]));

  it('is not opened by what is not there', () => {
    spec.given().when(advance('2026-03-06')).thenRejected('unknown-case');
    spec.given().when(settle('keep', '2026-03-20')).thenNothing();
    spec.given().when(end('2026-03-20')).thenNothing();
  });
});

describe('a duty to review that is settled', () => {
  it.each(['rotate', 'not-applicable'] as const)('by %s is over for this term', (outcome) => {
    const settled = [keep('2026-03-02'), advance('2026-03-17'), settle(outcome, '2026-03-20')];
    const events = told(...settled);
    expect(events.find(({ type }) => type === 'DeadlineMet.v1')).toMatchObject({
      data: { metOn: '2026-03-20', late: true },
    });
    expect(events.at(-1)).toEqual({
      type: 'RotationDutySettled.v1',
      data: {
        dutyId: 'd1',
        termId: 't1',
        personId: 'p1',
        outcome,
        caseId: 'r1',
        effectiveOn: '2026-04-01',
        settledOn: '2026-03-20',
      },
    });
    for (const command of [keep('2026-03-23'), settle(outcome, '2026-03-23'), end('2026-03-23'), advance('2027-03-23')])
      after(...settled)
        .when(command)
        .thenNothing();
  });

  it('by keeping the person is opened again, counted from the day of the decision', () => {
    const kept = [keep('2026-03-02'), settle('keep', '2026-03-06')];
    after(keep('2026-03-02'))
      .when(settle('keep', '2026-03-06'))
      .thenEventTypes('DeadlineMet.v1', 'RotationDutySettled.v1', 'RotationDutyOpened.v1', 'DeadlineStarted.v1');
    expect(clockOf(...kept)).toMatchObject({ deadlineId: 'review-2', anchor: '2026-04-01', dueOn: '2036-04-01' });
    expect(told(...kept).findLast(({ type }) => type === 'RotationDutyOpened.v1')).toMatchObject({
      data: { since: began, countedFrom: '2026-04-01', openedOn: '2026-03-06' },
    });
    after(...kept)
      .when(advance('2036-03-31'))
      .thenEventTypes('AlertRaised.v1', 'AlertRaised.v1', 'AlertRaised.v1');
  });

  it('takes what its clock has brought before, and not what came after an older decision', () => {
    after(keep('2026-03-02'))
      .when(settle('rotate', '2026-03-09'))
      .thenEventTypes('AlertRaised.v1', 'DeadlineMet.v1', 'AlertClosed.v1', 'RotationDutySettled.v1');
    after(keep('2026-03-02'))
      .when(settle('rotate', '2026-03-09', '2025-12-01'))
      .thenEventTypes('DeadlineMet.v1', 'RotationDutySettled.v1');
  });

  it('ends with the term, for whatever reason', () => {
    after(keep('2026-03-02'), advance('2026-03-09'))
      .when(end('2026-03-20'))
      .thenEventTypes('DeadlineCancelled.v1', 'AlertClosed.v1', 'RotationDutySettled.v1');
    expect(fold(decider, told(keep('2026-03-02'), end('2026-03-20')))).toMatchObject({
      status: 'closed',
      outcome: 'term-ended',
    });
  });
});

describe('the days of a duty to review', () => {
  it('follow a start that was corrected', () => {
    after(keep('2026-03-02'))
      .when(keep('2026-03-03', { since: '2017-03-16' }))
      .thenEventTypes('RotationDutyMoved.v1', 'DeadlineRecomputed.v2');
    expect(clockOf(keep('2026-03-02'), keep('2026-03-03', { since: '2017-03-16' }))).toMatchObject({
      anchor: '2017-03-16',
      dueOn: '2027-03-16',
      reason: 'anchor-changed',
    });
  });

  it('that a correction puts far back bring one reminder', () =>
    expect(
      alertsOf(keep('2026-03-02'), keep('2026-03-03', { since: '2013-05-06' }), advance('2026-06-01')),
    ).toHaveLength(1));

  it('count on from a review that kept the person, whatever is corrected', () => {
    const kept = [keep('2026-03-02'), settle('keep', '2026-03-06')];
    after(...kept)
      .when(keep('2026-03-09', { since: '2015-01-05' }))
      .thenEvents({
        type: 'RotationDutyMoved.v1',
        data: { dutyId: 'd1', termId: 't1', since: '2015-01-05', countedFrom: '2026-04-01', movedOn: '2026-03-09' },
      });
  });

  it('stay where a calendar changes nothing, also those of a ladder that began late', () => {
    for (const opened of [keep('2026-03-02'), keep('2026-03-12')])
      after(opened, advance('2026-03-12'))
        .when({ type: 'RecomputeRotationDuty', env: dutyEnv('2026-03-13') })
        .thenNothing();
  });

  it('follow the years that are in force, however the duty comes to be looked at', () => {
    const env = dutyEnv('2026-03-03', 12);
    const looks: readonly RotationDutyCommand[] = [
      { type: 'RecomputeRotationDuty', env },
      { type: 'AdvanceRotationDuty', orgPath: path, env },
      { type: 'RelocateRotationDuty', orgPath: path, env },
    ];
    for (const look of looks) {
      after(keep('2026-03-02')).when(look).thenEventTypes('DeadlineRecomputed.v2');
      expect(clockOf(keep('2026-03-02'), look)).toMatchObject({
        oldDueOn: '2026-03-16',
        dueOn: '2028-03-16',
        reason: 'rule-changed',
        rule: { amount: 12, unit: 'year' },
      });
      after(keep('2026-03-02'), look).when(look).thenNothing();
    }
  });

  it('that a longer time puts off are nobody’s business for now, and stay known to whom they were told', () => {
    const longer: RotationDutyCommand = { type: 'RecomputeRotationDuty', env: dutyEnv('2026-03-10', 12) };
    const duty = fold(decider, told(keep('2026-03-02'), advance('2026-03-09'), longer)) as RotationDuty;
    expect([isNear(duty), isKnown(duty)]).toEqual([false, true]);
  });

  it('move when the calendar does', () => {
    const year = publishedYear(2026);
    const holiday = { date: '2026-03-16', name: '放假' };
    const calendar = workCalendar([{ ...year, restDays: [...year.restDays, holiday], version: 2 }]);
    const recompute: RotationDutyCommand = {
      type: 'RecomputeRotationDuty',
      env: { ...dutyEnv('2026-03-03'), calendar },
    };
    after(keep('2026-03-02')).when(recompute).thenEventTypes('DeadlineRecomputed.v2');
    expect(clockOf(keep('2026-03-02'), recompute)).toMatchObject({ dueOn: '2026-03-17' });
  });
});

describe('who has to do with a duty to review', () => {
  const raised = [keep('2026-03-02'), advance('2026-03-09')];
  const alertId = 'd1~review-1~remind-5';
  const acknowledge = {
    type: 'AcknowledgeRotationDutyAlert',
    alertId,
    env: dutyEnv('2026-03-10'),
  } as const;

  it('acknowledges the alerts that reached them, once', () => {
    after(...raised)
      .when(acknowledge)
      .thenEventTypes('AlertAcknowledged.v1');
    after(...raised, acknowledge)
      .when(acknowledge)
      .thenNothing();
    after(...raised)
      .when({ ...acknowledge, alertId: 'x' })
      .thenRejected('unknown-alert');
    expect(policy(acknowledge, fold(decider, told(...raised)))).toEqual({ anyOf: townOfficer });
    expect(policy(acknowledge, decider.initialState())).toEqual({ anyOf: [] });
  });

  it('is the town under which the village lies', () => {
    const orgPath = ['3701', '370112', '370112014', '370112013205'];
    const relocate: RotationDutyCommand = { type: 'RelocateRotationDuty', orgPath, env: dutyEnv('2026-03-04') };
    after(keep('2026-03-02')).when(relocate).thenEventTypes('CaseRelocated.v1');
    after(keep('2026-03-02'), relocate).when(relocate).thenNothing();
    const reminded = [['remind', [{ role: 'townOrgOfficer', org: '370112014' }]]];
    expect(alertsOf(keep('2026-03-02'), relocate, advance('2026-03-09', orgPath))).toEqual(reminded);
    expect(alertsOf(keep('2026-03-02'), advance('2026-03-09', orgPath))).toEqual(reminded);
  });

  it('is the program alone for everything else', () => {
    for (const command of [keep('2026-03-02'), settle('keep', '2026-03-20'), end('2026-03-20'), advance('2026-03-20')])
      expect(policy(command, decider.initialState())).toEqual({ anyOf: [{ system: true }] });
  });
});
