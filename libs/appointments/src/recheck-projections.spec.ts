import { describe, expect, it } from '@jest/globals';
import { expectSameRows, project } from '#testing';
import type { RecheckDutyCommand } from './domain/recheck-duty.js';
import { advance, end, keep, later, told } from './domain/recheck-duty.fixture.js';
import { recheckDuties } from './recheck-duties/recheck-duties.projection.js';

describe('the line of a duty of re-check', () => {
  const linesOf = (...commands: readonly RecheckDutyCommand[]) =>
    project(
      recheckDuties,
      told(...commands).map((event) => [event, { stream: 'recheckduty-d1' }] as const),
    );
  const lineOf = (...commands: readonly RecheckDutyCommand[]) => linesOf(...commands).get('recheckduty-d1');
  const openers = [
    'role:villageSecretary@3701',
    'role:villageSecretary@370112',
    'role:villageSecretary@370112013',
    'role:villageSecretary@370112013205',
    'role:townOrgOfficer@3701',
    'role:townOrgOfficer@370112',
    'role:townOrgOfficer@370112013',
  ];
  const county = [
    'role:countyOrgOfficer@3701',
    'role:countyOrgOfficer@370112',
    'role:countyOrgLeader@3701',
    'role:countyOrgLeader@370112',
  ];
  const near = [keep('2026-03-02'), advance('2027-02-18')];

  it('is shown to nobody while the months run', () =>
    expect(lineOf(keep('2026-03-02'))).toMatchObject({
      case_id: 'd1',
      kind: 'recheck-due',
      status: 'open',
      stage: 'counting',
      term_id: 't1',
      post: 'vcDirector',
      started_on: '2026-03-02',
      reviewed_on: '2026-02-24',
      review_id: null,
      due_on: '2027-02-24',
      provisional: true,
      duties: [],
      duty_keys: [],
      seen_keys: [],
      org_path: [],
    }));

  it('asks whoever opens reviews for one once its ladder is climbed, apart from the person', () =>
    expect(lineOf(...near)).toMatchObject({
      stage: 'awaiting-review',
      actions: ['OpenReview'],
      duties: [{ dueOn: '2027-02-24', separation: [{ code: 'own-case', persons: ['p1'] }] }],
      duty_keys: openers,
      seen_keys: [...openers, ...county],
    }));

  it('names the review that is under way, and asks for no other', () =>
    expect(lineOf(...near, keep('2027-02-19', { underWay: 'c2' }))).toMatchObject({
      stage: 'under-review',
      review_id: 'c2',
      actions: [],
      duty_keys: [],
      seen_keys: [...openers, ...county],
    }));

  it('waits again after a review, known to those who had it', () =>
    expect(lineOf(...near, keep('2027-02-22', later('2027-02-22')))).toMatchObject({
      status: 'open',
      stage: 'counting',
      reviewed_on: '2027-02-22',
      review_id: null,
      due_on: '2028-02-22',
      duty_keys: [],
      seen_keys: [...openers, ...county],
    }));

  it('says that no review is on record', () =>
    expect(lineOf(keep('2026-03-02', { decided: null }))).toMatchObject({ reviewed_on: null, due_on: '2027-03-02' }));

  it('is closed with the term, and the same after a replay', () => {
    const ended = [...near, end('2027-02-22')];
    expect(lineOf(...ended)).toMatchObject({ status: 'closed', stage: 'term-ended', due_on: null, duty_keys: [] });
    expectSameRows(linesOf(...ended), linesOf(...ended));
    expect(project(recheckDuties, [[told(keep('2026-03-02'))[0]!, { stream: 'other-d1' }]]).size).toBe(0);
  });
});
