import { describe, expect, it } from '@jest/globals';
import { fold } from '#kernel';
import { specify } from '#testing';
import { county, dutyEnv, elsewhere, people, place, told, town } from '../personnel.fixture.js';
import { fileDuty, type FileDutyCommand } from './file-duty.js';

const { decider, policy } = fileDuty;
const spec = specify(decider);

const begin = (today: string, changed: object = {}): FileDutyCommand => ({
  type: 'OpenFileDuty',
  termId: 't1',
  personId: people.secretary,
  place,
  appointedOn: '2026-03-02',
  takenOver: false,
  builtOn: null,
  env: dutyEnv(today),
  ...changed,
});
const advance = (today: string, time = '10:00'): FileDutyCommand => ({
  type: 'AdvanceFileDuty',
  env: dutyEnv(today, time),
});
const settle = (builtOn: string, today = builtOn): FileDutyCommand => ({
  type: 'SettleFileDuty',
  builtOn,
  env: dutyEnv(today),
});
const after = (...commands: readonly FileDutyCommand[]) => spec.given(...told(decider, ...commands));
const alertsOn = (...commands: readonly FileDutyCommand[]) =>
  told(decider, ...commands).flatMap((event) =>
    event.type === 'AlertRaised.v1' ? [[event.data.stage, event.data.raisedOn, event.data.to]] : [],
  );

describe('the duty to build a file', () => {
  it('falls due ten working days after the appointment', () => {
    const [opened, clock] = told(decider, begin('2026-03-03'));
    expect(opened).toEqual({
      type: 'FileDutyOpened.v1',
      data: { termId: 't1', personId: people.secretary, ...place, appointedOn: '2026-03-02', openedOn: '2026-03-03' },
    });
    expect(clock).toMatchObject({
      type: 'DeadlineStarted.v1',
      data: { deadlineId: 'build-file', ruleKey: 'personnelFile.create', anchor: '2026-03-02', dueOn: '2026-03-16' },
    });
  });

  it('is opened once', () => after(begin('2026-03-03')).when(begin('2026-03-04')).thenNothing());

  it('climbs from the town officer to the Party committee and the county', () =>
    expect(alertsOn(begin('2026-03-03'), advance('2026-03-31'))).toEqual([
      ['remind', '2026-03-31', [{ role: 'townOrgOfficer', org: town }]],
      ['blue', '2026-03-31', [{ role: 'townOrgOfficer', org: town }]],
      ['remind', '2026-03-31', [{ role: 'townOrgOfficer', org: town }]],
      ['yellow', '2026-03-31', [{ role: 'townOrgOfficer', org: town }]],
      ['red', '2026-03-31', [{ role: 'townPartyCommittee', org: town }]],
      ['talk', '2026-03-31', [{ role: 'countyOrgLeader', org: county }]],
    ]));

  it('is missed on the day after its last', () => {
    after(begin('2026-03-03'), advance('2026-03-16', '09:00')).when(advance('2026-03-16', '23:59')).thenNothing();
    after(begin('2026-03-03'), advance('2026-03-16', '09:00'))
      .when(advance('2026-03-17', '00:00'))
      .thenEventTypes('DeadlineMissed.v1');
  });

  it('is settled when the file serves the term, in time or late', () => {
    after(begin('2026-03-03'), advance('2026-03-13'))
      .when(settle('2026-03-13'))
      .thenEventTypes('DeadlineMet.v1', 'AlertClosed.v1', 'AlertClosed.v1', 'AlertClosed.v1', 'FileDutySettled.v1');
    const late = told(decider, begin('2026-03-03'), advance('2026-03-17'), settle('2026-03-17'));
    expect(late.find(({ type }) => type === 'DeadlineMet.v1')).toMatchObject({ data: { late: true } });
    expect(fold(decider, late)).toMatchObject({ status: 'closed' });
  });

  it('takes what its clock has brought before it is settled', () =>
    after(begin('2026-03-03'))
      .when(settle('2026-03-17'))
      .thenEventTypes(
        'AlertRaised.v1',
        'AlertRaised.v1',
        'AlertRaised.v1',
        'DeadlineMissed.v1',
        'AlertRaised.v1',
        'DeadlineMet.v1',
        'AlertClosed.v1',
        'AlertClosed.v1',
        'AlertClosed.v1',
        'AlertClosed.v1',
        'FileDutySettled.v1',
      ));

  it('is settled once, and then quiet', () => {
    const settled = [begin('2026-03-03'), settle('2026-03-04')];
    after(...settled)
      .when(settle('2026-03-05'))
      .thenNothing();
    after(...settled)
      .when(advance('2026-04-30'))
      .thenNothing();
  });

  it('is settled at once where the file serves the term already', () =>
    spec
      .given()
      .when(begin('2026-03-05', { builtOn: '2026-03-04' }))
      .thenEventTypes('FileDutyOpened.v1', 'DeadlineStarted.v1', 'DeadlineMet.v1', 'FileDutySettled.v1'));

  it('of a term that was taken over begins only while its time still runs', () => {
    spec
      .given()
      .when(begin('2026-03-16', { takenOver: true }))
      .thenEventTypes('FileDutyOpened.v1', 'DeadlineStarted.v1');
    spec
      .given()
      .when(begin('2026-03-17', { takenOver: true }))
      .thenNothing();
  });

  it('of a term that is recorded too late is overdue at once', () => {
    const events = told(decider, begin('2026-03-17'), advance('2026-03-17'));
    expect(events.map(({ type }) => type)).toContain('DeadlineMissed.v1');
  });

  it('has its alerts acknowledged by those whom they reached', () => {
    const events = told(decider, begin('2026-03-03'), advance('2026-03-09'));
    const alertId = 't1~build-file~remind-5';
    const acknowledge = { type: 'AcknowledgeFileDutyAlert', alertId, env: dutyEnv('2026-03-10') } as const;
    spec
      .given(...events)
      .when(acknowledge)
      .thenEventTypes('AlertAcknowledged.v1');
    const state = fold(decider, events);
    expect(policy(acknowledge, state)).toEqual({ anyOf: [{ role: 'townOrgOfficer', org: town }] });
    expect(policy(acknowledge, decider.initialState())).toEqual({ anyOf: [] });
    spec
      .given(...events)
      .when({ ...acknowledge, alertId: 'x' })
      .thenRejected('unknown-alert');
    const again = told(decider, begin('2026-03-03'), advance('2026-03-09'), acknowledge);
    spec
      .given(...again)
      .when(acknowledge)
      .thenNothing();
  });

  it('is counted again when the calendar changes, and stays where nothing moves', () =>
    after(begin('2026-03-03'))
      .when({ type: 'RecomputeFileDuty', env: dutyEnv('2026-03-04') })
      .thenNothing());

  it('goes with its village to another town', () => {
    const relocate = { type: 'RelocateFileDuty', orgPath: elsewhere.orgPath, env: dutyEnv('2026-03-04') } as const;
    after(begin('2026-03-03')).when(relocate).thenEventTypes('CaseRelocated.v1');
    after(begin('2026-03-03'), relocate).when(relocate).thenNothing();
    expect(alertsOn(begin('2026-03-03'), relocate, advance('2026-03-09'))).toEqual([
      ['remind', '2026-03-09', [{ role: 'townOrgOfficer', org: '370112014' }]],
    ]);
    expect(policy(relocate, decider.initialState())).toEqual({ anyOf: [{ system: true }] });
  });

  it('is nothing to those who never heard of it', () => {
    for (const command of [advance('2026-03-04'), settle('2026-03-04')])
      spec.given().when(command).thenRejected('unknown-case');
  });

  it('is opened, settled and woken by the system alone', () => {
    for (const command of [begin('2026-03-03'), settle('2026-03-04'), advance('2026-03-04')])
      expect(policy(command, decider.initialState())).toEqual({ anyOf: [{ system: true }] });
  });
});
