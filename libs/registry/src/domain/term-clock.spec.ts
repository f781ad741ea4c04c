import { describe, expect, it } from '@jest/globals';
import { fold, isRejection } from '#kernel';
import { specify } from '#testing';
import { entering, leaving } from '../post-term.fixture.js';
import { at, county, rulesWith, town } from '../registry-rules.fixture.js';
import type { PostTermCommand, StartPost } from './post-term.commands.js';
import type { PostTermEvent } from './post-term.events.js';
import { postTerm } from './post-term.js';

const spec = specify(postTerm.decider);

const start: StartPost = {
  type: 'StartPost',
  termId: 't1',
  personId: 'p1',
  orgCode: '370112013205',
  post: 'secretary',
  basis: 'election',
  publicPower: null,
  documentNo: null,
  startedOn: '2021-03-15',
  env: entering('2021-03-15'),
};
const played = (...commands: readonly PostTermCommand[]): PostTermEvent[] =>
  commands.reduce<PostTermEvent[]>((events, command) => {
    const decision = postTerm.decider.decide(command, fold(postTerm.decider, events));
    if (isRejection(decision)) throw new Error(decision.rejected);
    return [...events, ...decision];
  }, []);
const advance = (day: string, time = '08:30') => ({ type: 'AdvanceTerm', env: at(day, time) }) as const;
const alertsIn = (events: readonly PostTermEvent[]) =>
  events.flatMap((event) =>
    event.type === 'AlertRaised.v1' ? [`${event.data.raisedOn} ${event.data.stage} ${rolesOf(event.data.to)}`] : [],
  );
const rolesOf = (to: readonly object[]) => to.map((each) => Object.values(each).join('@')).join();

describe('the end of a term', () => {
  it('is remembered six months ahead, to the town', () => {
    spec
      .given(...played(start))
      .when(advance('2025-09-15', '08:29'))
      .thenNothing();
    const events = played(start, advance('2025-09-15'));
    expect(alertsIn(events)).toEqual([`2025-09-15 remind townOrgOfficer@${town}`]);
    expect(events.map(({ type }) => type)).toEqual([
      'PostStarted.v1',
      'TermEndPlanned.v1',
      'MilestoneSet.v1',
      'MilestoneReached.v1',
      'TermEndApproached.v1',
      'DeadlineStarted.v1',
      'AlertRaised.v1',
    ]);
  });

  it('is a deadline by the rule of the term: five years from the election', () =>
    expect(played(start, advance('2025-09-15')).find(({ type }) => type === 'DeadlineStarted.v1')).toMatchObject({
      data: { deadlineId: 'term-end', ruleKey: 'term.villageParty', amount: 5, unit: 'year', dueOn: '2026-03-16' },
    }));

  it('climbs the ladder where nobody records what came after', () =>
    expect(alertsIn(played(start, advance('2025-09-15'), advance('2026-03-30')))).toEqual([
      `2025-09-15 remind townOrgOfficer@${town}`,
      `2026-03-30 remind townOrgOfficer@${town}`,
      `2026-03-30 blue townOrgOfficer@${town}`,
      `2026-03-30 remind townOrgOfficer@${town}`,
      `2026-03-30 yellow townOrgOfficer@${town}`,
      `2026-03-30 red townPartyCommittee@${town}`,
      `2026-03-30 talk countyOrgLeader@${county}`,
    ]));

  it('is settled by the end of the term, and cancelled by an end before it', () => {
    const end = { type: 'EndPost', termId: 't1', documentNo: '1', documentOn: '2024-10-01' } as const;
    const near = played(start, advance('2025-09-15'));
    spec
      .given(...near)
      .when({ ...end, endedOn: '2026-03-01', reason: 'term-end', env: leaving('2026-03-02') })
      .thenEventTypes('PostEnded.v1', 'ExitDocumentRecorded.v1', 'DeadlineMet.v1', 'AlertClosed.v1');
    spec
      .given(...near)
      .when({ ...end, endedOn: '2025-10-15', reason: 'removal', env: leaving('2025-10-15') })
      .thenEventTypes('PostEnded.v1', 'ExitDocumentRecorded.v1', 'DeadlineCancelled.v1', 'AlertClosed.v1');
    spec
      .given(...played(start))
      .when({ ...end, endedOn: '2024-10-15', reason: 'removal', env: leaving('2024-10-15') })
      .thenEventTypes('PostEnded.v1', 'ExitDocumentRecorded.v1', 'MilestoneCleared.v1');
  });

  it('is planned for a term that was recorded without one, once', () => {
    const [old] = played(start);
    const plan = { type: 'PlanTermEnd', env: at('2025-01-06') } as const;
    spec.given(old!).when(plan).thenEventTypes('TermEndPlanned.v1', 'MilestoneSet.v1');
    spec
      .given(...played(start))
      .when(plan)
      .thenNothing();
  });

  it('lies where a county sets another term or another reminder', () => {
    const rules = rulesWith({ 'term.villageParty': 3, 'term.alertBeforeEnd': 2 });
    expect(played({ ...start, env: { ...entering('2021-03-15'), rules } })[1]).toMatchObject({
      data: { plannedEndOn: '2024-03-15', remindOn: '2024-01-15' },
    });
  });

  it('is acknowledged by those whom the reminder reached', () => {
    const near = played(start, advance('2025-09-15'));
    const state = fold(postTerm.decider, near);
    const acknowledge = {
      type: 'AcknowledgeTermAlert',
      alertId: 't1~term-end~remind-ahead',
      env: at('2025-09-16'),
    } as const;
    expect(postTerm.policy(acknowledge, state)?.anyOf).toEqual([{ role: 'townOrgOfficer', org: town }]);
    spec
      .given(...near)
      .when(acknowledge)
      .thenEventTypes('AlertAcknowledged.v1');
    spec
      .given(...near)
      .when({ ...acknowledge, alertId: 'other' })
      .thenRejected('unknown-term-alert');
  });

  it('follows its unit: the line, and the alerts that were raised', () => {
    const moved = ['3701', '370113', '370113001', '370112013205'];
    const relocate = { type: 'RelocateTerm', orgPath: moved, env: at('2025-10-08') } as const;
    spec
      .given(...played(start))
      .when({ ...relocate, env: at('2024-10-08') })
      .thenNothing();
    spec
      .given(...played(start, advance('2025-09-15')))
      .when(relocate)
      .thenEventTypes('CaseRelocated.v1', 'AlertRedirected.v1');
  });

  it('moves with a corrected start, though its clock runs', () =>
    spec
      .given(...played(start, advance('2025-09-15')))
      .when({
        type: 'CorrectPostTerm',
        termId: 't1',
        startedOn: '2021-05-17',
        documentNo: null,
        documentOn: null,
        reason: '日期录入错误',
        env: at('2025-09-16'),
      })
      .thenEventTypes('PostTermCorrected.v1', 'TermEndPlanned.v1', 'DeadlineRecomputed.v2'));
});
