import { describe, expect, it } from '@jest/globals';
import { expectSameRows, project } from '#testing';
import { adjustmentCases } from './adjustment-cases/adjustment-cases.projection.js';
import { departures } from './departures/departures.projection.js';
import { caseId, decided } from './domain/adjustment.fixture.js';
import type { DepartureEvent } from './domain/departure.events.js';
import { advance, keep, settle, told as dutyTold } from './domain/rotation-duty.fixture.js';
import type { RotationDutyCommand } from './domain/rotation-duty.js';
import { rotationDuties } from './rotation-duties/rotation-duties.projection.js';

const stream = `adjustment-${caseId}`;
const events = decided().history.map((event) => [event, { stream }] as const);

describe('the line of an adjustment', () => {
  it('holds what lists show, and what the case waits for', () => {
    const row = project(adjustmentCases, events).get(stream)!;
    expect(row).toMatchObject({
      case_id: caseId,
      kind: 'index',
      status: 'open',
      stage: 'decided',
      post: 'secretary',
      term_id: 't1',
      outcome: 'adjusted',
      adjusted: 'removal',
      held: false,
    });
    expect(row.duties.map(({ action }) => action)).toEqual(['AnnounceAdjustment']);
  });

  it('holds no personal text', () =>
    expect(JSON.stringify([...project(adjustmentCases, events).values()])).not.toMatch(
      /末位|滞后|情况说明|建议免职|容错|研究决定/,
    ));

  it('leaves out streams of other contexts, and is the same after a replay', () => {
    const elsewhere = events.map(([event]) => [event, { stream: 'other-1' }] as const);
    expect(project(adjustmentCases, elsewhere).size).toBe(0);
    expectSameRows(project(adjustmentCases, events), project(adjustmentCases, [...events]));
  });
});

describe('the line of a departure', () => {
  const told = {
    termId: 't1',
    personId: 'p1',
    orgCode: 'v',
    orgPath: ['c', 'v'],
    post: 'secretary',
    leftOn: '2026-03-02',
  };
  const on = '2026-03-02';
  const history: readonly DepartureEvent[] = [
    { type: 'DepartureOpened.v1', data: { ...told, originId: 'c1', on } },
    { type: 'DepartureAuditRequested.v1', data: { ...told, on } },
    { type: 'DepartureHandoverOpened.v1', data: { termId: 't1', handoverId: 'h1', on } },
    { type: 'SuccessorLinked.v1', data: { termId: 't1', successorTermId: 't2', successorId: 'p2', on } },
    { type: 'DepartureHandoverClosed.v1', data: { termId: 't1', handoverId: 'h1', on: '2026-03-09' } },
  ];
  const log = history.map((event) => [event, {}] as const);

  it('tells what has followed, and is the same after a replay', () => {
    expect(project(departures, log).get('t1')).toMatchObject({
      origin_id: 'c1',
      audit_requested_on: on,
      handover_id: 'h1',
      handover_closed_on: '2026-03-09',
      successor_id: 'p2',
    });
    expectSameRows(project(departures, log), project(departures, [...log, ...log]));
  });
});

describe('the line of a duty to review', () => {
  const linesOf = (...commands: readonly RotationDutyCommand[]) =>
    project(
      rotationDuties,
      dutyTold(...commands).map((event) => [event, { stream: 'rotationduty-d1' }] as const),
    );
  const lineOf = (...commands: readonly RotationDutyCommand[]) => linesOf(...commands).get('rotationduty-d1');
  const offices = [
    'role:townOrgOfficer@3701',
    'role:townOrgOfficer@370112',
    'role:townOrgOfficer@370112013',
    'role:countyOrgOfficer@3701',
    'role:countyOrgOfficer@370112',
  ];
  const leaders = ['role:countyOrgLeader@3701', 'role:countyOrgLeader@370112'];

  it('is shown to nobody while the years run', () =>
    expect(lineOf(keep('2026-03-02'))).toMatchObject({
      case_id: 'd1',
      status: 'open',
      stage: 'counting',
      term_id: 't1',
      since: '2016-03-16',
      due_on: '2026-03-16',
      duties: [],
      duty_keys: [],
      seen_keys: [],
      org_path: [],
    }));

  it('asks the officers of town and county for the review once its ladder is climbed, apart from the person', () =>
    expect(lineOf(keep('2026-03-02'), advance('2026-03-09'))).toMatchObject({
      stage: 'awaiting-review',
      actions: ['OpenRotation'],
      duties: [{ dueOn: '2026-03-16', separation: [{ code: 'own-case', persons: ['p1'] }] }],
      duty_keys: offices,
      seen_keys: [...offices, ...leaders],
    }));

  it('waits again after a review that kept the person, known to those who had it', () =>
    expect(lineOf(keep('2026-03-02'), settle('keep', '2026-03-06'))).toMatchObject({
      status: 'open',
      stage: 'counting',
      due_on: '2036-04-01',
      duty_keys: [],
      seen_keys: [...offices, ...leaders],
    }));

  it('is closed with its outcome, and the same after a replay', () => {
    const settled = [keep('2026-03-02'), advance('2026-03-09'), settle('rotate', '2026-03-10')];
    expect(lineOf(...settled)).toMatchObject({ status: 'closed', stage: 'rotate', due_on: null, duty_keys: [] });
    expectSameRows(linesOf(...settled), linesOf(...settled));
    expect(project(rotationDuties, [[dutyTold(keep('2026-03-02'))[0]!, { stream: 'other-d1' }]]).size).toBe(0);
  });
});
