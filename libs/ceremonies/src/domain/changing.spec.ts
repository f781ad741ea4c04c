import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import {
  advance,
  cancel,
  caseAfter,
  change,
  check,
  draft,
  filingId,
  giveBack,
  happened,
  notify,
  notifyCouncil,
  people,
  plan,
  register,
  report,
  submit,
} from '../ceremony.fixture.js';
import { ceremonyEvents } from './ceremony.events.js';
import { ceremony } from './ceremony.js';

const spec = specify(ceremony);
const about = { filingId, reporterId: people.reporter };
const toRegistered = [draft('2026-09-10'), submit('2026-09-15'), check('2026-09-15'), register('2026-09-15')];
const toHeld = [...toRegistered, advance('2026-10-11', '00:00')];
const funeral = [notify('2026-02-16', { expectedEndOn: '2026-02-18' })];

describe('changing a report', () => {
  it('of its date moves the day after which the event counts as held', () =>
    spec
      .given(...happened(...toRegistered))
      .when(change('2026-09-20', { ceremonyOn: '2026-10-17' }))
      .thenEvents(
        {
          type: 'ReportChanged.v3',
          data: {
            ...about,
            digest: 'a1',
            ceremonyOn: '2026-10-17',
            plan: null,
            venue: null,
            reason: '酒店调整',
            findings: [],
            timeliness: null,
          },
        },
        { type: 'MilestoneSet.v1', data: { milestone: 'held', on: '2026-10-18', at: '00:00' } },
      ));

  it('of its date leaves nothing waiting on the old day', () => {
    const moved = [...toRegistered, change('2026-09-20', { ceremonyOn: '2026-10-17' })];
    spec
      .given(...happened(...moved))
      .when(advance('2026-10-17'))
      .thenNothing();
    expect(happened(...moved, advance('2026-10-18')).at(-1)).toMatchObject({
      type: 'DeadlineStarted.v1',
      data: { anchor: '2026-10-17', dueOn: '2026-10-30' },
    });
  });

  it('of its plan states what goes beyond the limits', () => {
    const [event, ...more] = happened(...toRegistered, change('2026-09-20', { plan: { ...plan, tables: 24 } })).slice(
      happened(...toRegistered).length,
    );
    expect(event).toMatchObject({ data: { ceremonyOn: '2026-10-10', findings: [{ item: 'tables', over: 4 }] } });
    expect(more).toEqual([]);
  });

  it('of its venue alone moves no clock', () =>
    spec
      .given(...happened(...toRegistered))
      .when(change('2026-09-20', { venue: '镇文化站' }))
      .thenEventTypes('ReportChanged.v3'));

  it('to a nearer day is judged as a report made on the day of the change, and told to town discipline once', () => {
    const nearer = change('2026-09-28', { ceremonyOn: '2026-10-05' });
    const before = happened(...toRegistered);
    const [changed, held, alert, ...more] = happened(...toRegistered, nearer).slice(before.length);
    expect(changed).toMatchObject({
      data: {
        ceremonyOn: '2026-10-05',
        timeliness: { late: true, latestOn: '2026-09-17', ruleKey: 'event.wedding.before' },
      },
    });
    expect(held).toMatchObject({ type: 'MilestoneSet.v1', data: { milestone: 'held', on: '2026-10-06' } });
    expect(alert).toMatchObject({ type: 'AlertRaised.v1', data: { stage: 'late', dueOn: '2026-09-17' } });
    expect(more).toEqual([]);
    const again = change('2026-09-29', { ceremonyOn: '2026-10-04' });
    spec
      .given(...happened(...toRegistered, nearer))
      .when(again)
      .thenEventTypes('ReportChanged.v3', 'MilestoneSet.v1');
  });

  it('to a nearer day that still leaves the time that the rule asks for is not late', () => {
    const nearer = change('2026-09-16', { ceremonyOn: '2026-10-09' });
    const [changed, ...more] = happened(...toRegistered, nearer).slice(happened(...toRegistered).length);
    expect(changed).toMatchObject({ data: { timeliness: { late: false, latestOn: '2026-09-18' } } });
    expect(more.map(({ type }) => type)).toEqual(['MilestoneSet.v1']);
  });

  it('to a later day is not judged again, however near it is', () => {
    const later = change('2026-10-09', { ceremonyOn: '2026-10-12' });
    const [changed, ...more] = happened(...toRegistered, later).slice(happened(...toRegistered).length);
    expect(changed).toMatchObject({ data: { timeliness: null } });
    expect(more.map(({ type }) => type)).toEqual(['MilestoneSet.v1']);
  });

  it('reads as not judged where it was stored before changes were', () => {
    const data = { ...about, ceremonyOn: '2026-10-05', plan: null, venue: null, reason: null, findings: [] };
    expect(ceremonyEvents.decode({ type: 'ReportChanged.v1', data })).toEqual({
      type: 'ReportChanged.v3',
      data: { ...data, timeliness: 'unrecorded', digest: 'unrecorded' },
    });
  });

  it('to what it says already is quiet', () =>
    spec
      .given(...happened(...toRegistered))
      .when(change('2026-09-20', { ceremonyOn: '2026-10-10' }))
      .thenNothing());

  it('of the end of a funeral moves the anchor of its written report', () =>
    spec
      .given(...happened(...funeral))
      .when(change('2026-02-20', { ceremonyOn: '2026-02-20' }))
      .thenEvents(
        {
          type: 'ReportChanged.v3',
          data: {
            ...about,
            digest: 'a1',
            ceremonyOn: '2026-02-20',
            plan: null,
            venue: null,
            reason: '酒店调整',
            findings: [],
            timeliness: null,
          },
        },
        {
          type: 'DeadlineRecomputed.v2',
          data: {
            deadlineId: 'post-report',
            anchor: '2026-02-20',
            oldDueOn: '2026-03-06',
            reason: 'anchor-changed',
            rule: null,
            dueOn: '2026-03-06',
            provisional: false,
            calendarVersion: '2025-2026.1',
            ladder: caseAfter(...funeral).clocks.deadlines['post-report']!.ladder,
          },
        },
      ));

  it('does not let a funeral end before the death', () =>
    spec
      .given(...happened(...funeral))
      .when(change('2026-02-20', { ceremonyOn: '2026-02-15' }))
      .thenRejected('end-before-death', { deathOn: '2026-02-16' }));

  it('needs a report', () =>
    spec
      .given(...happened(draft('2026-09-10')))
      .when(change('2026-09-11', { ceremonyOn: '2026-10-17' }))
      .thenRejected('not-submitted'));

  it.each([
    ['was marked', toHeld],
    ['has passed, whether or not anybody looked', toRegistered],
  ])('is over once the day %s', (_how, story) =>
    spec
      .given(...happened(...story))
      .when(change('2026-10-12', { ceremonyOn: '2026-10-17' }))
      .thenRejected('event-already-held'),
  );
});

describe('cancelling a report', () => {
  it('ends the case, its clocks and its alerts, and starts the time for which the detail is kept', () => {
    const late = [draft('2026-09-10'), submit('2026-09-21', { lateReason: '日期提前' }), advance('2026-09-22')];
    spec
      .given(...happened(...late))
      .when(cancel('2026-09-22'))
      .thenEvents(
        { type: 'ReportCancelled.v1', data: { ...about, cancelledOn: '2026-09-22', reason: '婚礼取消' } },
        { type: 'DeadlineCancelled.v1', data: { deadlineId: 'register', reason: 'ceremony-cancelled' } },
        { type: 'AlertClosed.v1', data: { alertId: `${filingId}~register~remind-1`, closedOn: '2026-09-22' } },
        { type: 'MilestoneCleared.v1', data: { milestone: 'held' } },
        { type: 'AlertClosed.v1', data: { alertId: `${filingId}~prior-report~late`, closedOn: '2026-09-22' } },
        { type: 'MilestoneSet.v1', data: { milestone: 'forget', on: '2027-09-22', at: '00:00' } },
      );
  });

  it('ends a clock that stands still', () =>
    spec
      .given(...happened(draft('2026-09-10'), submit('2026-09-15'), giveBack('2026-09-15')))
      .when(cancel('2026-09-18'))
      .thenEventTypes('ReportCancelled.v1', 'DeadlineCancelled.v1', 'MilestoneCleared.v1', 'MilestoneSet.v1'));

  it('holds for an event that did not take place on its day: nothing more is asked', () => {
    const story = [...toHeld, cancel('2026-10-12')];
    expect(caseAfter(...story)).toMatchObject({
      status: 'void',
      clocks: { deadlines: { 'post-report': { status: 'cancelled' } } },
    });
    spec
      .given(...happened(...story))
      .when(advance('2027-10-11'))
      .thenNothing();
  });

  it('of a draft needs no clock', () =>
    spec
      .given(...happened(draft('2026-09-10')))
      .when(cancel('2026-09-11'))
      .thenEventTypes('ReportCancelled.v1', 'MilestoneSet.v1'));

  it('comes too late after the report on the event', () =>
    spec
      .given(...happened(...toHeld, report('2026-10-12')))
      .when(cancel('2026-10-13'))
      .thenRejected('post-report-exists'));

  it('happens once', () =>
    spec
      .given(...happened(draft('2026-09-10'), cancel('2026-09-11')))
      .when(cancel('2026-09-12'))
      .thenRejected('case-ended'));
});

describe('telling the wedding-and-funeral council', () => {
  const told = (notifiedOn: string) => ({
    type: 'CouncilNotified.v1' as const,
    data: { ...about, notifiedOn, help: ['kitchen', 'venue'] as const },
  });

  it('says the help that is asked for, and nothing else', () =>
    spec
      .given(...happened(...toRegistered))
      .when(notifyCouncil('2026-09-20'))
      .thenEvents(told('2026-09-20')));

  it('of a funeral goes as soon as it is notified', () =>
    spec
      .given(...happened(...funeral))
      .when(notifyCouncil('2026-02-16'))
      .thenEvents(told('2026-02-16')));

  it('waits until the report is submitted', () =>
    spec
      .given(...happened(draft('2026-09-10')))
      .when(notifyCouncil('2026-09-11'))
      .thenRejected('not-submitted'));

  it('comes too late once the event was', () =>
    spec
      .given(...happened(...toHeld))
      .when(notifyCouncil('2026-10-12'))
      .thenRejected('event-already-held'));

  it('is over with a cancelled event', () =>
    spec
      .given(...happened(...toRegistered, cancel('2026-09-20')))
      .when(notifyCouncil('2026-09-21'))
      .thenRejected('case-ended'));
});
