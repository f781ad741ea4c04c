import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import {
  advance,
  at,
  cancel,
  caseAfter,
  check,
  correct,
  draft,
  drawn,
  figures,
  filingId,
  gifts,
  giveBack,
  happened,
  notify,
  people,
  register,
  report,
  rulesWith,
  submit,
} from '../ceremony.fixture.js';
import { ceremony } from './ceremony.js';
import { reviewOf } from './ceremony.state.js';
import type { Deviation, DeviationItem } from './ceremony.figures.js';

const spec = specify(ceremony);
const about = { filingId, reporterId: people.reporter };
const toRegistered = [draft('2026-09-10'), submit('2026-09-15'), check('2026-09-15'), register('2026-09-15')];
const toHeld = [...toRegistered, advance('2026-10-11', '00:00')];

const line = (item: DeviationItem, planned: number | null, permitted: number, actual: number, rule: string) => ({
  item,
  planned,
  permitted,
  actual,
  over: Math.max(0, actual - permitted),
  ruleKey: rule,
  ruleVersion: `${rule}@3701:2020-07-14`,
});
const table = (tables: number): Deviation[] => [
  line('tables', 18, 20, tables, 'event.tablesMax'),
  line('persons', 170, 200, 168, 'event.personsMax'),
  line('cars', 5, 6, 5, 'event.carsMax'),
  line('table-cost', 20_000, 20_000, 19_800, 'event.tableCostMax'),
  line('gift-from-non-relative', null, 10_000, 10_000, 'event.giftMaxNonRelative'),
  line('gift-from-service-target', null, 0, 0, 'event.giftMaxNonRelative'),
];
const reported = {
  ...about,
  submittedOn: '2026-10-12',
  heldOn: '2026-10-10',
  figures,
  gifts,
  deviations: table(18),
  sampled: false,
  committed: true,
  note: null,
};
const met = (metOn: string, late: boolean, dueOn = '2026-10-23') =>
  ({ type: 'DeadlineMet.v1', data: { deadlineId: 'post-report', metOn, dueOn, late } }) as const;

describe('reporting after the event', () => {
  it('sets every figure beside plan and limit, and meets the clock', () =>
    spec
      .given(...happened(...toHeld))
      .when(report('2026-10-12'))
      .thenEvents({ type: 'PostReportSubmitted.v1', data: reported }, met('2026-10-12', false)));

  it('of 24 tables where 20 are permitted shows 4 over, and is taken', () =>
    spec
      .given(...happened(...toHeld))
      .when(report('2026-10-12', { figures: { ...figures, tables: 24 } }))
      .thenEvents(
        {
          type: 'PostReportSubmitted.v1',
          data: { ...reported, figures: { ...figures, tables: 24 }, deviations: table(24) },
        },
        met('2026-10-12', false),
      ));

  it('is judged by the rules in force on the day of the event', () => {
    const stricter = rulesWith({ 'event.tablesMax': 10 });
    const env = at('2026-10-12', '10:00', { rules: (_path, on) => (on >= '2026-10-11' ? stricter : rulesWith()) });
    spec
      .given(...happened(...toHeld))
      .when(report(env))
      .thenEvents({ type: 'PostReportSubmitted.v1', data: reported }, met('2026-10-12', false));
  });

  it('on the very day comes before any clock', () =>
    spec
      .given(...happened(...toRegistered))
      .when(report('2026-10-10'))
      .thenEvents(
        { type: 'CeremonyHeldMarked.v1', data: { ...about, heldOn: '2026-10-10', registered: true } },
        { type: 'MilestoneReached.v1', data: { milestone: 'held', on: '2026-10-10' } },
        { type: 'PostReportSubmitted.v1', data: { ...reported, submittedOn: '2026-10-10' } },
      ));

  it('after the day is measured by its clock though nobody had looked at the case since', () =>
    expect(happened(...toRegistered, report('2026-11-30')).at(-7)).toEqual(met('2026-11-30', true)));

  it('of an event that was earlier than planned counts from the day it was', () => {
    const events = happened(...toRegistered, report('2026-10-08', { heldOn: '2026-09-20' })).slice(-4);
    expect(events.map(({ type }) => type)).toEqual([
      'MilestoneReached.v1',
      'DeadlineStarted.v1',
      'PostReportSubmitted.v1',
      'DeadlineMet.v1',
    ]);
    expect(events.at(-1)).toEqual(met('2026-10-08', false, '2026-10-10'));
  });

  it('of an event that was later than planned counts from the day it was', () => {
    const events = happened(...toHeld, report('2026-10-27', { heldOn: '2026-10-17' }));
    expect(events.find(({ type }) => type === 'DeadlineRecomputed.v2')?.data).toMatchObject({
      anchor: '2026-10-17',
      oldDueOn: '2026-10-23',
      dueOn: '2026-10-30',
      reason: 'anchor-changed',
    });
    expect(events).toContainEqual(met('2026-10-27', false, '2026-10-30'));
    expect(caseAfter(...toHeld, report('2026-10-27', { heldOn: '2026-10-17' })).ceremonyOn).toBe('2026-10-17');
  });

  it('that is late by the actual day says that the day was missed, once', () => {
    const early = report('2026-10-12', { heldOn: '2026-09-20' });
    const missed = { deadlineId: 'post-report', dueOn: '2026-10-10', missedOn: '2026-10-12' };
    const misses = (events: readonly { type: string; data: object }[]) =>
      events.filter(({ type }) => type === 'DeadlineMissed.v1').map(({ data }) => data);
    expect(misses(happened(...toRegistered, early))).toEqual([missed]);
    const asked = happened(...toHeld, early);
    expect(misses(asked)).toEqual([missed]);
    expect(asked.at(-1)).toEqual(met('2026-10-12', true, '2026-10-10'));
    expect(caseAfter(...toHeld, early).clocks.deadlines['post-report']).toMatchObject({ missed: true, status: 'met' });
    expect(misses(happened(...toHeld, report('2026-11-30')))).toHaveLength(1);
  });

  it('names no day before the report was made, unless the report named it itself', () => {
    spec
      .given(...happened(...toHeld))
      .when(report('2026-10-12', { heldOn: '2026-09-14' }))
      .thenRejected('held-before-report', { from: '2026-09-15' });
    expect(caseAfter(...toHeld, report('2026-10-12', { heldOn: '2026-09-15' })).ceremonyOn).toBe('2026-09-15');
    const afterwards = [
      draft('2026-09-10', { ceremonyOn: '2026-09-08' }),
      submit('2026-09-15', { lateReason: '不了解规定' }),
    ];
    expect(caseAfter(...afterwards, report('2026-09-16')).ceremonyOn).toBe('2026-09-08');
    spec
      .given(...happened(...afterwards))
      .when(report('2026-09-16', { heldOn: '2026-09-07' }))
      .thenRejected('held-before-report', { from: '2026-09-08' });
  });

  it.each([
    ['gifts-exceed-received', { returnedFen: 500_000, handedInFen: 900_000 }],
    ['hand-in-without-receipt', { handedInFen: 900_000 }],
  ] as const)('lists gifts that add up: %s', (code, changed) => {
    const wrong = { gifts: { ...gifts, ...changed } };
    spec
      .given(...happened(...toHeld))
      .when(report('2026-10-12', wrong))
      .thenRejected(code);
    spec
      .given(...happened(...toHeld, report('2026-10-12')))
      .when(correct('2026-10-14', wrong))
      .thenRejected(code);
  });

  it('while the report before it is still returned goes ahead', () => {
    const returned = [draft('2026-09-10'), submit('2026-09-15'), giveBack('2026-09-16')];
    const reported = caseAfter(...returned, report('2026-10-12'));
    expect([reviewOf(reported), reported.after]).toEqual(['returned', 'verifying']);
  });

  it('of a funeral is due ten working days after its end', () => {
    const funeral = notify('2026-02-16', { expectedEndOn: '2026-02-18' });
    const events = happened(funeral, report('2026-03-06'));
    expect(events.at(-2)?.type).toBe('AlertClosed.v1');
    expect(events.at(-1)).toMatchObject({
      type: 'DeadlineStarted.v1',
      data: { deadlineId: 'register', anchor: '2026-03-06', dueOn: '2026-03-10' },
    });
    expect(events).toContainEqual(met('2026-03-06', false, '2026-03-06'));
    expect(happened(funeral, report('2026-03-09'))).toContainEqual(met('2026-03-09', true, '2026-03-06'));
  });

  it('of a funeral brings the commitment', () =>
    spec
      .given(...happened(notify('2026-02-16')))
      .when(report('2026-02-24', { committed: false }))
      .thenRejected('commitment-missing'));

  it('of a funeral lies after the death', () =>
    spec
      .given(...happened(notify('2026-02-16')))
      .when(report('2026-02-24', { heldOn: '2026-02-15' }))
      .thenRejected('end-before-death', { deathOn: '2026-02-16' }));

  it('waits for the event', () =>
    spec
      .given(...happened(...toRegistered))
      .when(report('2026-10-09'))
      .thenRejected('event-not-held', { heldOn: '2026-10-10' }));

  it('follows a report before the event, however late', () =>
    spec
      .given(...happened(draft('2026-09-10')))
      .when(report('2026-10-12'))
      .thenRejected('not-submitted'));

  it('names no gift handed in tomorrow', () =>
    spec
      .given(...happened(...toHeld))
      .when(report('2026-10-12', { gifts: { ...gifts, handedInFen: 100, handedInOn: '2026-10-13' } }))
      .thenRejected('date-in-future', { date: '2026-10-13' }));

  it('happens once', () =>
    spec
      .given(...happened(...toHeld, report('2026-10-12')))
      .when(report('2026-10-13'))
      .thenRejected('post-report-exists'));

  it('is over with a cancelled case', () =>
    spec
      .given(...happened(...toHeld, cancel('2026-10-12')))
      .when(report('2026-10-13'))
      .thenRejected('case-ended'));

  it('draws about a fifth of the cases for a check on site, the same ones each time', () => {
    const sampledIn = (id: string) => caseAfter(notify('2026-02-16', { filingId: id }), report('2026-02-24')).sampled;
    expect([filingId, drawn].map(sampledIn)).toEqual([false, true]);
  });
});

describe('correcting the report after the event', () => {
  const toReported = [...toHeld, report('2026-10-12', { figures: { ...figures, tables: 24 } })];

  it('computes the deviations again', () =>
    spec
      .given(...happened(...toReported))
      .when(correct('2026-10-14'))
      .thenEvents({
        type: 'PostReportCorrected.v2',
        data: {
          ...about,
          digest: 'a1',
          correctedOn: '2026-10-14',
          figures,
          gifts,
          deviations: table(18),
          reason: '桌数填写有误',
        },
      }));

  it('needs one', () =>
    spec
      .given(...happened(...toHeld))
      .when(correct('2026-10-14'))
      .thenRejected('no-post-report'));

  it('names no gift handed in tomorrow', () =>
    spec
      .given(...happened(...toReported))
      .when(correct('2026-10-14', { gifts: { ...gifts, handedInOn: '2026-10-15' } }))
      .thenRejected('date-in-future', { date: '2026-10-15' }));
});
