import { describe, expect, it } from '@jest/globals';
import { workCalendar } from '#calendar';
import { fold } from '#kernel';
import { publishedYear, specify } from '#testing';
import { recheckDuty, type RecheckDutyCommand } from './recheck-duty.js';
import { isKnown, isNear, type RecheckDuty } from './recheck-duty.state.js';
import { advance, began, end, entry, keep, later, path, recheckEnv, seat, told } from './recheck-duty.fixture.js';

const { decider, policy } = recheckDuty;
const spec = specify(decider);
const [town, county] = [path[2], path[1]];

const after = (...commands: readonly RecheckDutyCommand[]) => spec.given(...told(...commands));
const alertsOf = (...commands: readonly RecheckDutyCommand[]) =>
  told(...commands).flatMap(({ type, data }) => (type === 'AlertRaised.v1' ? [[data.stage, data.to]] : []));
const clockOf = (...commands: readonly RecheckDutyCommand[]) =>
  told(...commands).findLast(({ type }) => type === 'DeadlineStarted.v1' || type === 'DeadlineRecomputed.v2')?.data;
const townOfficer = [{ role: 'townOrgOfficer', org: town }];
const countyOfficer = [{ role: 'countyOrgOfficer', org: county }];

describe('the duty to review a sitting member again', () => {
  it('falls due twelve months after the last review was decided, be the calendar of that year published or not', () => {
    const [opened] = told(keep('2026-03-02'));
    const counted = { startedOn: began, countedFrom: '2026-02-24', reviewId: 'c1', openedOn: '2026-03-02' };
    expect(opened).toEqual({ type: 'RecheckDutyOpened.v1', data: { ...seat, orgPath: path, ...counted } });
    expect(clockOf(keep('2026-03-02'))).toMatchObject({
      deadlineId: 'recheck-1',
      ruleKey: 'appt.jointReview.incumbentRecheck',
      anchor: '2026-02-24',
      dueOn: '2027-02-24',
      provisional: true,
    });
  });

  it('counts from the start of the term where no review is on record', () => {
    const opened = keep('2026-03-02', { decided: null });
    expect(told(opened)[0]).toMatchObject({ data: { countedFrom: began, reviewId: null } });
    expect(clockOf(opened)).toMatchObject({ anchor: began, dueOn: '2027-03-02' });
  });

  it('is opened once, and follows quietly what has not changed', () =>
    after(keep('2026-03-02')).when(keep('2026-03-03')).thenNothing());

  it('waits in silence while the months run', () =>
    after(keep('2026-03-02')).when(advance('2027-02-01')).thenNothing());

  it('climbs from the officer of the town to the officer and the leader of the county', () =>
    expect(alertsOf(keep('2026-03-02'), advance('2027-03-31'))).toEqual([
      ['remind', townOfficer],
      ['blue', townOfficer],
      ['remind', townOfficer],
      ['yellow', countyOfficer],
      ['red', countyOfficer],
      ['talk', [{ role: 'countyOrgLeader', org: county }]],
    ]));

  it('that would be over before the term was known counts from the day on which it is', () => {
    const taken = [keep('2026-03-02', { startedOn: '2021-05-06', decided: null }), advance('2026-03-02')];
    const [opened, started, ...more] = told(...taken);
    expect(opened).toMatchObject({ data: { startedOn: '2021-05-06', countedFrom: '2026-03-02', reviewId: null } });
    expect([started, more]).toMatchObject([{ data: { anchor: '2026-03-02', dueOn: '2027-03-02' } }, []]);
    const corrected = keep('2026-03-05', { startedOn: '2020-01-06', decided: null });
    expect(told(...taken, corrected).at(-1)).toMatchObject({
      type: 'RecheckDutyMoved.v1',
      data: { startedOn: '2020-01-06', countedFrom: '2026-03-02' },
    });
  });

  it('that a review of years ago has left overdue is missed once and reminded of once', () => {
    const decided = { reviewId: 'c0', outcome: 'pass', decidedOn: '2021-05-06' } as const;
    const taken = [keep('2026-03-02', { startedOn: '2021-06-01', decided }), advance('2026-03-02')];
    expect(told(...taken).map(({ type }) => type)).toEqual([
      'RecheckDutyOpened.v1',
      'DeadlineStarted.v1',
      'DeadlineMissed.v1',
      'AlertRaised.v1',
    ]);
    expect(alertsOf(...taken, advance('2026-06-01'))).toEqual([['remind', townOfficer]]);
  });

  it('is not opened by what is not there', () => {
    spec.given().when(advance('2026-03-06')).thenRejected('unknown-case');
    spec.given().when(end('2026-03-20')).thenNothing();
  });
});

describe('a duty of re-check that a review settles', () => {
  const near = [keep('2026-03-02'), advance('2027-02-18')];

  it.each(['pass', 'fail'] as const)('with a %s, begins again from the day of the decision', (outcome) => {
    const events = told(...near, keep('2027-02-22', later('2027-02-22', outcome)));
    const [settled, opened] = events.filter(({ type }) => type.startsWith('RecheckDuty')).slice(1);
    const reviewed = { reviewId: 'c2', effectiveOn: '2027-02-22', settledOn: '2027-02-22' };
    expect(settled).toEqual({
      type: 'RecheckDutySettled.v1',
      data: { dutyId: 'd1', termId: 't1', personId: 'p1', outcome, ...reviewed },
    });
    expect(opened).toMatchObject({ data: { startedOn: began, countedFrom: '2027-02-22', reviewId: 'c2' } });
    expect(events.at(-1)).toMatchObject({ data: { deadlineId: 'recheck-2', dueOn: '2028-02-22' } });
    expect(events.find(({ type }) => type === 'DeadlineMet.v1')).toMatchObject({ data: { late: false } });
  });

  it('is settled once by each review, and again when the review is decided anew', () => {
    const decided = [...near, keep('2027-02-22', later('2027-02-22', 'fail'))];
    after(...decided)
      .when(keep('2027-02-23', later('2027-02-22', 'fail')))
      .thenNothing();
    after(...decided)
      .when(keep('2027-03-01', later('2027-03-01', 'pass')))
      .thenEventTypes('DeadlineMet.v1', 'RecheckDutySettled.v1', 'RecheckDutyOpened.v1', 'DeadlineStarted.v1');
  });

  it('is settled late where the months were over', () => {
    const events = told(keep('2026-03-02'), keep('2027-03-01', later('2027-03-01')));
    expect(events.map(({ type }) => type)).toContain('DeadlineMissed.v1');
    expect(events.find(({ type }) => type === 'DeadlineMet.v1')).toMatchObject({ data: { late: true } });
  });

  it('closes its alerts, and raises none for the days after an older decision', () => {
    after(...near)
      .when(keep('2027-02-18', later('2027-02-18')))
      .thenEventTypes(
        'DeadlineMet.v1',
        'AlertClosed.v1',
        'RecheckDutySettled.v1',
        'RecheckDutyOpened.v1',
        'DeadlineStarted.v1',
      );
    expect(alertsOf(keep('2026-03-02'), keep('2027-03-31', later('2027-02-22')))).toEqual([]);
  });
});

describe('a duty of re-check that is under review', () => {
  const linked = keep('2027-02-10', { underWay: 'c2' });

  it('names the review until it is decided', () => {
    after(keep('2026-03-02'))
      .when(linked)
      .thenEvents({
        type: 'RecheckReviewLinked.v1',
        data: { dutyId: 'd1', termId: 't1', reviewId: 'c2', linkedOn: '2027-02-10' },
      });
    const decided = fold(decider, told(keep('2026-03-02'), linked, keep('2027-02-15', later('2027-02-15'))));
    expect(decided).toMatchObject({ status: 'open', round: 2, underWay: null });
  });

  it('is free again where the review ends without a result', () =>
    after(keep('2026-03-02'), linked)
      .when(keep('2027-02-12'))
      .thenEvents({
        type: 'RecheckReviewUnlinked.v1',
        data: { dutyId: 'd1', termId: 't1', reviewId: 'c2', unlinkedOn: '2027-02-12' },
      }));

  it('names a review that was under way before the term was known', () =>
    spec
      .given()
      .when(keep('2026-03-02', { decided: null, underWay: 'c1' }))
      .thenEventTypes('RecheckDutyOpened.v1', 'DeadlineStarted.v1', 'RecheckReviewLinked.v1'));
});

describe('the days of a duty of re-check', () => {
  it('follow a start that was corrected, where they count from it', () => {
    const opened = keep('2026-03-02', { decided: null });
    const corrected = keep('2026-03-05', { decided: null, startedOn: '2026-03-04' });
    after(opened).when(corrected).thenEventTypes('RecheckDutyMoved.v1', 'DeadlineRecomputed.v2');
    expect(clockOf(opened, corrected)).toMatchObject({ anchor: '2026-03-04', dueOn: '2027-03-04' });
  });

  it('count on from a review, whatever is corrected', () => {
    const data = { dutyId: 'd1', termId: 't1', startedOn: '2026-03-04', countedFrom: entry.decidedOn };
    after(keep('2026-03-02'))
      .when(keep('2026-03-05', { startedOn: '2026-03-04' }))
      .thenEvents({ type: 'RecheckDutyMoved.v1', data: { ...data, movedOn: '2026-03-05' } });
  });

  it('are final once the calendar of the year is published', () => {
    const next = { ...publishedYear(2026), year: 2027, restDays: [], makeUpWorkdays: [] };
    const calendar = workCalendar([publishedYear(2025), publishedYear(2026), next]);
    const recompute = { type: 'RecomputeRecheckDuty', env: recheckEnv('2026-12-01', undefined, calendar) } as const;
    after(keep('2026-03-02')).when(recompute).thenEventTypes('DeadlineRecomputed.v2');
    expect(clockOf(keep('2026-03-02'), recompute)).toMatchObject({ dueOn: '2027-02-24', provisional: false });
    after(keep('2026-03-02'), recompute).when(recompute).thenNothing();
  });

  it('follow the rule that is in force for the unit', () => {
    const shorter = { type: 'RecomputeRecheckDuty', env: recheckEnv('2026-05-06', () => 6) } as const;
    after(keep('2026-03-02')).when(shorter).thenEventTypes('DeadlineRecomputed.v2');
    expect(clockOf(keep('2026-03-02'), shorter)).toMatchObject({
      deadlineId: 'recheck-1',
      oldDueOn: '2027-02-24',
      dueOn: '2026-08-24',
      reason: 'rule-changed',
      rule: { amount: 6, unit: 'month' },
    });
    after(keep('2026-03-02'), shorter).when(shorter).thenNothing();
    after(keep('2026-03-02'))
      .when(advance('2027-02-18', path, () => 24))
      .thenEventTypes('DeadlineRecomputed.v2');
  });

  it('close what was told of a nearer day, and ask anew when the later one comes', () => {
    const longer = { type: 'RecomputeRecheckDuty', env: recheckEnv('2027-02-19', () => 24) } as const;
    const story = [keep('2026-03-02'), advance('2027-02-18'), longer] as const;
    after(...story.slice(0, 2))
      .when(longer)
      .thenEventTypes('DeadlineRecomputed.v2', 'AlertClosed.v1');
    const duty = fold(decider, told(...story)) as RecheckDuty;
    expect([isNear(duty), isKnown(duty)]).toEqual([false, true]);
    const asked = alertsOf(
      ...story,
      advance('2028-02-18', path, () => 24),
    );
    expect(asked.map(([stage]) => stage)).toEqual(['remind', 'remind']);
  });

  it('that a shorter time puts far back bring one reminder', () => {
    const shorter = { type: 'RecomputeRecheckDuty', env: recheckEnv('2026-12-02', () => 6) } as const;
    const asked = alertsOf(
      keep('2026-03-02'),
      shorter,
      advance('2026-12-02', path, () => 6),
    );
    expect(asked.map(([stage]) => stage)).toEqual(['remind']);
  });

  it('end with the term, for whatever reason', () => {
    const ended = [keep('2026-03-02'), advance('2027-02-18'), end('2027-02-22', '2027-02-20')];
    after(keep('2026-03-02'), advance('2027-02-18'))
      .when(end('2027-02-22', '2027-02-20'))
      .thenEventTypes('DeadlineCancelled.v1', 'AlertClosed.v1', 'RecheckDutySettled.v1');
    expect(fold(decider, told(...ended))).toMatchObject({ status: 'closed', outcome: 'term-ended' });
    for (const command of [keep('2027-03-01', later('2027-03-01')), end('2027-03-01'), advance('2028-02-24')])
      after(...ended)
        .when(command)
        .thenNothing();
  });
});

describe('who has to do with a duty of re-check', () => {
  const raised = [keep('2026-03-02'), advance('2027-02-18')];
  const alertId = 'd1~recheck-1~remind-5';
  const acknowledge = { type: 'AcknowledgeRecheckDutyAlert', alertId, env: recheckEnv('2027-02-19') } as const;

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

  it('is the town under which the village lies, by the rules of its county', () => {
    const orgPath = ['3701', '370113', '370113001', '370112013205'];
    const months = (at: readonly string[]) => (at.includes('370113') ? 6 : 12);
    const relocate: RecheckDutyCommand = {
      type: 'RelocateRecheckDuty',
      orgPath,
      env: recheckEnv('2026-03-04', months),
    };
    after(keep('2026-03-02')).when(relocate).thenEventTypes('CaseRelocated.v1', 'DeadlineRecomputed.v2');
    after(keep('2026-03-02'), relocate).when(relocate).thenNothing();
    const reminded = [['remind', [{ role: 'townOrgOfficer', org: '370113001' }]]];
    expect(alertsOf(keep('2026-03-02'), advance('2027-02-18', orgPath))).toEqual(reminded);
  });

  it('is the program alone for everything else', () => {
    for (const command of [keep('2026-03-02'), end('2026-03-20'), advance('2026-03-20')])
      expect(policy(command, decider.initialState())).toEqual({ anyOf: [{ system: true }] });
  });
});
