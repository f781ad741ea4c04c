import { describe, expect, it } from '@jest/globals';
import { expectSameRows, project } from '#testing';
import type { StuckDutyEvent } from '../domain/stuck-duty.events.js';
import { stuckDuties } from './stuck-duties.projection.js';

const stream = 'stuckduty-s1';
const orgPath = ['3701', '370112', '370112013', '370112013205'];
const found = (foundOn: string, reason: 'recused' | 'not-in-force' = 'recused'): StuckDutyEvent => ({
  type: 'StuckDutyFound.v1',
  data: {
    stuckId: 's1',
    category: 'ceremony',
    caseId: 'c1',
    action: 'CheckReport',
    orgCode: '370112013205',
    orgPath,
    subjectId: 'p1',
    waitsFor: [{ role: 'villageSecretary', org: '370112013205' }],
    reason,
    foundOn,
  },
});
const raised: StuckDutyEvent = {
  type: 'AlertRaised.v1',
  data: {
    alertId: 'a1',
    caseId: 's1',
    deadlineId: 'stuck-duty',
    ruleKey: 'escalation.stuckDuty',
    rung: 'found1',
    stage: 'yellow',
    dueOn: '2026-03-02',
    scheduledOn: '2026-03-02',
    raisedOn: '2026-03-02',
    to: [{ role: 'supervisionOffice', org: '370112' }],
    copyTo: [],
  },
};
const lifted: StuckDutyEvent = {
  type: 'StuckDutyLifted.v1',
  data: { stuckId: 's1', because: 'somebody-can-act', liftedOn: '2026-03-04' },
};
const moved: StuckDutyEvent = {
  type: 'CaseRelocated.v1',
  data: { caseId: 's1', oldPath: orgPath, orgPath: ['3701', '370113', '370113001'], relocatedOn: '2026-03-03' },
};

const rowsOf = (...events: readonly StuckDutyEvent[]) =>
  project(
    stuckDuties,
    events.map((event) => [event, { stream, revision: 0 }] as const),
  );
const rowOf = (...events: readonly StuckDutyEvent[]) => rowsOf(...events).get(stream);

describe('the line of a stuck duty', () => {
  it('says of which case, why, and since when, and is known to whoever is told', () =>
    expect(rowOf(found('2026-03-02'), raised)).toMatchObject({
      case_id: 's1',
      kind: 'stuck-duty',
      status: 'open',
      stage: 'recused',
      opened_on: '2026-03-02',
      about_key: 'ceremony-c1',
      action: 'CheckReport',
      alert_id: 'a1',
      seen_keys: ['role:supervisionOffice@3701', 'role:supervisionOffice@370112'],
    }));

  it('keeps its first day while it is stuck, and begins anew when it was lifted in between', () => {
    expect(rowOf(found('2026-03-02'), found('2026-03-05', 'not-in-force'))).toMatchObject({
      opened_on: '2026-03-02',
      reason: 'not-in-force',
    });
    expect(rowOf(found('2026-03-02'), lifted)).toMatchObject({ status: 'closed', stage: 'lifted' });
    expect(rowOf(found('2026-03-02'), lifted, found('2026-03-09'))).toMatchObject({
      status: 'open',
      opened_on: '2026-03-09',
    });
  });

  it('moves with its unit', () => expect(rowOf(found('2026-03-02'), moved)?.org_path).toContain('370113'));

  it('comes to the same when it is replayed', () => {
    const story = [found('2026-03-02'), raised, moved, lifted];
    expectSameRows(rowsOf(...story), rowsOf(...story, ...story));
  });
});
