import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import {
  calendar,
  draft,
  filingId,
  happened,
  notify,
  opening,
  ordinary,
  people,
  plan,
  place,
  rules,
  submit,
} from '../ceremony.fixture.js';
import type { CeremonyCommand } from './ceremony.commands.js';
import { ceremony } from './ceremony.js';

const spec = specify(ceremony);
const timelinessOf = (command: CeremonyCommand) => {
  const [event] = happened(command);
  return event?.type === 'FuneralNotified.v2' ? event.data.timeliness : undefined;
};
const keptUntil = (on: string) =>
  ({ type: 'MilestoneSet.v1', data: { milestone: 'forget', on, at: '00:00' } }) as const;
const opened = {
  procedureVersion: 1,
  filingId,
  reporterId: people.reporter,
  drafterId: people.reporter,
  ...place,
  reporterPosts: ['vcMember'],
  venue: '村文化礼堂',
};

describe('drafting a report', () => {
  it('opens the case with the posts and the place of the day', () =>
    spec
      .given()
      .when(draft('2026-09-10'))
      .thenEvents(
        {
          type: 'ReportDrafted.v2',
          data: {
            ...opened,
            kind: 'child-wedding',
            channel: 'online',
            principal: '本人之子',
            ceremonyOn: '2026-10-10',
            plan,
          },
        },
        keptUntil('2027-09-10'),
      ));

  it('is done by an agent for someone who phones, who stays the one that reports', () =>
    spec
      .given()
      .when(draft('2026-09-10', { actorId: people.clerk, channel: 'phone' }))
      .thenEvents(
        {
          type: 'ReportDrafted.v2',
          data: {
            ...opened,
            drafterId: people.clerk,
            kind: 'child-wedding',
            channel: 'phone',
            principal: '本人之子',
            ceremonyOn: '2026-10-10',
            plan,
          },
        },
        keptUntil('2027-09-10'),
      ));

  it('is for persons who exercise public power', () =>
    spec
      .given()
      .when(draft('2026-09-10', { env: opening('2026-09-10', [{ post: 'villagerRep', publicPower: false }]) }))
      .thenRejected('no-public-power'));

  it.each(['village-not-of-reporter', 'village-to-be-named'] as const)(
    'is refused at a wrong place: %s',
    (placeFault) => {
      const env = { ...opening('2026-09-10', []), placeFault };
      spec.given().when(draft('2026-09-10', { env })).thenRejected(placeFault);
      spec.given().when(notify('2026-09-10', { env })).thenRejected(placeFault);
    },
  );

  it('is not asked for a funeral', () =>
    spec
      .given()
      .when(draft('2026-09-10', { kind: 'spouse-funeral' }))
      .thenRejected('funeral-needs-no-prior-report'));

  it('happens once', () =>
    spec
      .given(...happened(draft('2026-09-10')))
      .when(draft('2026-09-11'))
      .thenRejected('already-exists'));

  it('cannot open a case again that began as a funeral', () =>
    spec
      .given(...happened(notify('2026-02-16')))
      .when(draft('2026-02-17'))
      .thenRejected('already-exists'));

  it('is what every other command needs', () => spec.given().when(submit('2026-09-15')).thenRejected('unknown-case'));
});

describe('notifying a funeral', () => {
  const timeliness = {
    latestOn: '2026-02-17',
    late: false,
    ruleKey: 'event.funeral.oral',
    ruleVersion: 'event.funeral.oral@3701:2020-07-14',
    calendarVersion: calendar.version,
    provisional: false,
    counted: [],
    skipped: [],
  };
  const notified = {
    ...opened,
    kind: 'parent-funeral',
    channel: 'phone',
    principal: '父亲',
    deathOn: '2026-02-16',
    ceremonyOn: '2026-02-18',
    notifiedOn: '2026-02-16',
    timeliness,
  } as const;

  it('on a holiday starts the ten working days after its end, make-up Saturday counted', () =>
    spec
      .given()
      .when(notify('2026-02-16', { expectedEndOn: '2026-02-18' }))
      .thenEvents(
        { type: 'FuneralNotified.v2', data: notified },
        {
          type: 'DeadlineStarted.v1',
          data: {
            deadlineId: 'post-report',
            ruleKey: 'event.funeral.after',
            ruleVersion: 'event.funeral.after@3701:2020-07-14',
            amount: 10,
            unit: 'workingDay',
            anchor: '2026-02-18',
            startedOn: '2026-02-16',
            dueOn: '2026-03-06',
            provisional: false,
            calendarVersion: calendar.version,
            ladder: [
              { rung: 'remind-5', stage: 'remind', on: '2026-02-28', at: '08:30' },
              { rung: 'blue', stage: 'blue', on: '2026-03-04', at: '08:30' },
              { rung: 'remind-1', stage: 'remind', on: '2026-03-05', at: '08:30' },
              { rung: 'missed', stage: 'missed', on: '2026-03-07', at: '00:00' },
              { rung: 'yellow', stage: 'yellow', on: '2026-03-09', at: '08:30' },
              { rung: 'red', stage: 'red', on: '2026-03-13', at: '08:30' },
              { rung: 'talk', stage: 'talk', on: '2026-03-20', at: '08:30' },
            ],
          },
        },
      ));

  it.each([
    ['the day after the death', '2026-02-17', false],
    ['two days after the death', '2026-02-18', true],
  ])('on %s is taken, late or not', (_day, notifiedOn, late) =>
    expect(timelinessOf(notify(notifiedOn, { deathOn: '2026-02-16' }))).toEqual({ ...timeliness, late }),
  );

  it('is counted in working days where the county counts so', () => {
    const funeralNotice = { ...rules.funeralNotice, unit: 'workingDay' as const };
    const env = { ...opening('2026-02-24'), rules: () => ({ ...rules, funeralNotice }) };
    expect(timelinessOf(notify('2026-02-24', { deathOn: '2026-02-16', env }))).toMatchObject({
      latestOn: '2026-02-24',
      late: false,
      counted: ['2026-02-24'],
    });
  });

  it('is for funerals', () =>
    spec
      .given()
      .when(notify('2026-02-16', { kind: 'own-wedding' }))
      .thenRejected('not-a-funeral'));

  it('is for persons who exercise public power', () =>
    spec
      .given()
      .when(notify('2026-02-16', { env: opening('2026-02-16', []) }))
      .thenRejected('no-public-power'));

  it.each([
    ['a death', { deathOn: '2026-02-17', expectedEndOn: '2026-02-18' }],
    ['a notice', { notifiedOn: '2026-02-17' }],
  ])('refuses %s in the future', (_what, dates) =>
    spec.given().when(notify('2026-02-16', dates)).thenRejected('date-in-future', { date: '2026-02-17' }),
  );

  it('does not end before the death', () =>
    spec
      .given()
      .when(notify('2026-02-16', { expectedEndOn: '2026-02-15' }))
      .thenRejected('end-before-death', { deathOn: '2026-02-16' }));

  it('happens once', () =>
    spec
      .given(...happened(notify('2026-02-16')))
      .when(notify('2026-02-16', { env: opening('2026-02-16', ordinary) }))
      .thenRejected('already-exists'));
});
