import { describe, expect, it } from '@jest/globals';
import { fold, isRejection } from '#kernel';
import { specify } from '#testing';
import { on, village } from './reserve-entry.fixture.js';
import type { ReservePoolEvent } from './reserve-pool.events.js';
import { reservePool, type ReservePoolCommand } from './reserve-pool.js';

const spec = specify(reservePool.decider);
const count = (entryId: string, today: string): ReservePoolCommand => ({
  type: 'CountMember',
  villageCode: village,
  entryId,
  env: on(today),
});
const drop = (entryId: string, today: string): ReservePoolCommand => ({
  type: 'DropMember',
  villageCode: village,
  entryId,
  env: on(today),
});
const check = (today: string): ReservePoolCommand => ({ type: 'CheckPool', villageCode: village, env: on(today) });
const advance = (today: string): ReservePoolCommand => ({ type: 'AdvancePool', villageCode: village, env: on(today) });

const happened = (...commands: readonly ReservePoolCommand[]): ReservePoolEvent[] =>
  commands.reduce<ReservePoolEvent[]>((events, command) => {
    const decision = reservePool.decider.decide(command, fold(reservePool.decider, events));
    if (isRejection(decision)) throw new Error(decision.rejected);
    return [...events, ...decision];
  }, []);

const full = [count('one', '2026-03-02'), count('two', '2026-03-03')];

describe('the reserve pool of a village', () => {
  it('has a clock from the day on which its members are too few', () => {
    spec.given().when(check('2026-03-02')).thenEventTypes('ReserveGapOpened.v1', 'DeadlineStarted.v1');
    spec
      .given(...happened(check('2026-03-02')))
      .when(check('2026-03-03'))
      .thenNothing();
    const fallen = happened(...full, drop('one', '2026-04-01')).slice(-2);
    expect(fallen).toMatchObject([
      { type: 'ReserveGapOpened.v1', data: { members: 1, minimum: 2, openedOn: '2026-04-01' } },
      {
        type: 'DeadlineStarted.v1',
        data: { deadlineId: 'gap2', ruleKey: 'reserve.gapAlert', amount: 30, unit: 'calendarDay', dueOn: '2026-05-06' },
      },
    ]);
  });

  it('is whole again with the second member', () =>
    spec
      .given(...happened(full[0]!))
      .when(full[1]!)
      .thenEventTypes('ReserveMemberCounted.v1', 'ReserveGapClosed.v1', 'DeadlineMet.v1'));

  it('counts nobody twice, and drops nobody who is not there', () => {
    spec
      .given(...happened(...full))
      .when(count('one', '2026-03-04'))
      .thenNothing();
    spec
      .given(...happened(...full))
      .when(drop('three', '2026-03-04'))
      .thenNothing();
  });

  it('is alerted to the town, then to its Party committee, then to the county', () => {
    const events = happened(...full, drop('one', '2026-04-01'), advance('2026-06-01'));
    const alerts = events.flatMap((event) =>
      event.type === 'AlertRaised.v1' && event.data.deadlineId === 'gap2' ? [event.data] : [],
    );
    const reached = alerts.map(
      ({ stage, to }) => `${stage} ${to.map((one) => ('role' in one ? `${one.role}@${one.org}` : '')).join()}`,
    );
    expect(reached.slice(-3)).toEqual([
      'yellow townOrgOfficer@370112013',
      'red townPartyCommittee@370112013',
      'talk countyOrgLeader@370112',
    ]);
  });

  it('is counted and looked at by the system, and looked at by the officers above', () => {
    const none = reservePool.decider.initialState();
    expect(reservePool.policy(full[0]!, none)).toEqual({ anyOf: [{ system: true }] });
    expect(reservePool.policy(check('2026-03-02'), none)).toEqual({
      anyOf: [{ system: true }, ...['townOrgOfficer', 'countyOrgOfficer'].map((role) => ({ role, org: village }))],
    });
  });
});
