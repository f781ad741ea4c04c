import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import type { CeremonyCommand } from './ceremony.commands.js';
import {
  acknowledge,
  advance,
  at,
  calendarOf2025,
  caseAfter,
  check,
  county,
  draft,
  filingId,
  giveBack,
  happened,
  opening,
  people,
  recompute,
  register,
  report,
  submit,
  town,
  verify,
  village,
} from '../ceremony.fixture.js';
import { ceremony } from './ceremony.js';
import { reviewOf } from './ceremony.state.js';

const spec = specify(ceremony);
const about = { filingId, reporterId: people.reporter };
const storyOf = (post: string): CeremonyCommand[] => [
  draft('2026-09-10', { env: opening('2026-09-10', [{ post, publicPower: true }]) }),
  submit('2026-09-15'),
  check('2026-09-15'),
  register('2026-09-15'),
];
const toHeld = [...storyOf('vcMember'), advance('2026-10-11', '00:00')];

const officer = { role: 'townDisciplineOfficer', org: town };
const committee = { role: 'townPartyCommittee', org: town };
const countyOfficer = { role: 'countyDisciplineOfficer', org: county };
const reporter = { person: people.reporter };

const alertsOf = (...story: CeremonyCommand[]) =>
  happened(...story).flatMap(({ type, data }) =>
    type === 'AlertRaised.v1' ? [[data.rung, data.scheduledOn, data.to, data.copyTo] as const] : [],
  );

describe('the day of the event', () => {
  it('stays quiet until it is over', () =>
    spec
      .given(...happened(...storyOf('vcMember')))
      .when(advance('2026-10-10', '23:59'))
      .thenNothing());

  it('once over marks the event as held and starts the clock of the report on it', () =>
    spec
      .given(...happened(...storyOf('vcMember')))
      .when(advance('2026-10-11', '00:00'))
      .thenEvents(
        { type: 'CeremonyHeldMarked.v1', data: { ...about, heldOn: '2026-10-10', registered: true } },
        { type: 'MilestoneReached.v1', data: { milestone: 'held', on: '2026-10-10' } },
        happened(...toHeld).at(-1)!,
      ));

  it.each([
    ['submitted', [draft('2026-09-10'), submit('2026-09-15')]],
    ['returned', [draft('2026-09-10'), submit('2026-09-15'), giveBack('2026-09-15')]],
  ])('passes over a report that is still %s: nothing stops the event', (review, story) => {
    const held = caseAfter(...story, advance('2026-10-11', '00:00'));
    expect([reviewOf(held), held.after]).toEqual([review, 'awaiting']);
    expect(held.clocks.deadlines['post-report']).toMatchObject({ status: 'running', dueOn: '2026-10-23' });
  });

  it('is passed once', () =>
    spec
      .given(...happened(...toHeld))
      .when(advance('2026-10-11', '00:00'))
      .thenNothing());
});

describe('the ladder of a report on the event', () => {
  const whole = (checker: object) => [
    ['remind-5', '2026-10-16', [reporter], []],
    ['blue', '2026-10-21', [reporter], [checker]],
    ['remind-1', '2026-10-22', [reporter], []],
    ['yellow', '2026-10-26', [checker], [reporter]],
    ['red', '2026-10-30', [officer], [checker, reporter]],
    ['talk', '2026-11-06', [countyOfficer], [officer, committee]],
  ];

  it.each([
    ['an ordinary member', 'vcMember', { role: 'villageSecretary', org: village }],
    ['a secretary', 'secretary', { role: 'townLeader', org: town }],
    ['a director', 'vcDirector', { role: 'townLeader', org: town }],
  ])('of %s rises in order to the right people, looked at each day', (_who, post, checker) => {
    const days = Array.from({ length: 40 }, (_, day) =>
      day < 21 ? advance(`2026-10-${11 + day}`) : advance(`2026-11-${String(day - 20).padStart(2, '0')}`),
    );
    expect(alertsOf(...storyOf(post), ...days)).toEqual(whole(checker));
  });

  it('is the same when nobody looked for weeks', () =>
    expect(alertsOf(...storyOf('vcMember'), advance('2026-11-30'))).toEqual(
      whole({ role: 'villageSecretary', org: village }),
    ));

  it('ends with the report', () =>
    expect(alertsOf(...toHeld, advance('2026-10-16'), report('2026-10-19'), advance('2026-12-30'))).toHaveLength(1));
});

describe('the ladder of a registration', () => {
  it('climbs from the offices to the Party committee and to the county', () => {
    const checker = { role: 'villageSecretary', org: village };
    expect(alertsOf(draft('2026-09-10'), submit('2026-09-15'), advance('2026-10-09'))).toEqual([
      ['remind-1', '2026-09-16', [checker, officer], []],
      ['yellow', '2026-09-18', [officer], [checker, committee]],
      ['red', '2026-09-23', [committee], [countyOfficer]],
      ['talk', '2026-10-08', [countyOfficer], [committee]],
    ]);
  });
});

describe('an alert', () => {
  const toYellow = [...toHeld, advance('2026-10-26')];

  it('is acknowledged by the day', () =>
    spec
      .given(...happened(...toYellow))
      .when(acknowledge('2026-10-27'))
      .thenEvents({
        type: 'AlertAcknowledged.v1',
        data: { alertId: `${filingId}~post-report~yellow`, acknowledgedOn: '2026-10-27' },
      }));

  it.each([
    ['twice', [...toYellow, acknowledge('2026-10-27')]],
    ['after it was closed', [...toYellow, report('2026-10-27')]],
  ])('acknowledged %s stays quiet', (_when, story) =>
    spec
      .given(...happened(...story))
      .when(acknowledge('2026-10-28'))
      .thenNothing(),
  );

  it('that was not raised is unknown', () =>
    spec
      .given(...happened(...toHeld))
      .when(acknowledge('2026-10-12'))
      .thenRejected('unknown-alert'));
});

describe('a published calendar', () => {
  const before = { calendar: calendarOf2025 };
  const early = { env: { ...opening('2025-12-22'), ...before }, ceremonyOn: '2026-02-06' };
  const story = [
    draft('2025-12-22', early),
    submit(at('2025-12-22', '10:00', before)),
    check(at('2025-12-22', '10:00', before)),
    register(at('2025-12-22', '10:00', before)),
    advance('2026-02-07', '00:00', before),
  ];

  it('makes a provisional deadline certain, and moves it', () => {
    expect(caseAfter(...story).clocks.deadlines['post-report']).toMatchObject({
      dueOn: '2026-02-20',
      provisional: true,
    });
    const [event, ...more] = happened(...story, recompute('2026-02-07')).slice(happened(...story).length);
    expect(event).toMatchObject({
      type: 'DeadlineRecomputed.v2',
      data: { oldDueOn: '2026-02-20', dueOn: '2026-02-27', provisional: false, reason: 'calendar-published' },
    });
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      data: { ladder: expect.arrayContaining([expect.objectContaining({ rung: 'red', on: '2026-03-05' })]) },
    });
  });

  it('that changes nothing stays quiet', () =>
    spec
      .given(...happened(...toHeld))
      .when(recompute('2026-10-12'))
      .thenNothing());
});

describe('the detail of a closed case', () => {
  const closed = [...toHeld, report('2026-10-12'), verify('2026-10-13')];

  it('is kept for twelve months', () =>
    spec
      .given(...happened(...closed))
      .when(advance('2027-10-12', '23:59'))
      .thenNothing());

  it('is forgotten then, once', () => {
    spec
      .given(...happened(...closed))
      .when(advance('2027-10-13', '00:00'))
      .thenEvents(
        { type: 'CeremonyDetailForgotten.v1', data: { ...about, forgottenOn: '2027-10-13' } },
        { type: 'MilestoneReached.v1', data: { milestone: 'forget', on: '2027-10-13' } },
      );
    spec
      .given(...happened(...closed, advance('2027-10-13', '00:00')))
      .when(advance('2030-01-01'))
      .thenNothing();
  });
});
